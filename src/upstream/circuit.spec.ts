import { beforeEach, describe, expect, it } from '@jest/globals';
import { Circuit, CircuitOpenError } from './circuit.js';

const alive = async () => ({ status: 200 });
const refusing = async () => ({ status: 400 });
const dead = () => Promise.reject(new Error('no answer'));
const OPEN_SOON = { naFouten: 3, pauze: 60_000 };
/** Lets a call through again at once. */
const OPEN_SHORTLY = { naFouten: 3, pauze: 0 };

let circuit: Circuit;
beforeEach(() => {
  circuit = new Circuit(OPEN_SOON);
});

async function fail(times: number, exchange: () => Promise<{ status: number }> = dead): Promise<void> {
  for (let time = 0; time < times; time += 1) await circuit.run(exchange).catch(() => {});
}

describe(Circuit.name, () => {
  it('passes on what comes of a call', async () => {
    await expect(circuit.run(alive)).resolves.toEqual({ status: 200 });
    await expect(circuit.run(dead)).rejects.toThrow('no answer');
    expect(circuit.stand).toBe('gesloten');
  });

  it('sends nothing any more after so many failures in a row', async () => {
    await fail(3);
    expect(circuit.stand).toBe('open');
    let sent = false;
    const call = circuit.run(async () => {
      sent = true;
      return { status: 200 };
    });
    await expect(call).rejects.toBeInstanceOf(CircuitOpenError);
    expect(sent).toBe(false);
  });

  it.each([502, 503, 504])('counts %i as no answer of the register, and passes it on', async (status) => {
    await expect(circuit.run(async () => ({ status }))).resolves.toEqual({ status });
    await fail(2, async () => ({ status }));
    expect(circuit.stand).toBe('open');
  });

  it.each([
    ['that succeeds', alive],
    ['that refuses', refusing],
    ['with an error of the register itself', async () => ({ status: 500 })],
  ])('starts counting anew after an answer %s', async (_, exchange) => {
    await fail(2);
    await circuit.run(exchange);
    await fail(2);
    expect(circuit.stand).toBe('gesloten');
  });

  it('lets one call through after the pause, and none beside it', async () => {
    circuit = new Circuit(OPEN_SHORTLY);
    await fail(3);
    let answer: (value: { status: number }) => void = () => {};
    const probe = circuit.run(() => new Promise<{ status: number }>((resolve) => (answer = resolve)));
    expect(circuit.stand).toBe('halfOpen');
    await expect(circuit.run(alive)).rejects.toBeInstanceOf(CircuitOpenError);
    answer({ status: 200 });
    await expect(probe).resolves.toEqual({ status: 200 });
    expect(circuit.stand).toBe('gesloten');
    await expect(circuit.run(alive)).resolves.toEqual({ status: 200 });
  });

  it('opens again when that call fails too', async () => {
    circuit = new Circuit(OPEN_SHORTLY);
    await fail(4);
    expect(circuit.stand).toBe('open');
  });
});
