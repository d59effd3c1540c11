import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Sign } from './answer.js';
import { Circuit, CircuitOpenError } from './circuit.js';

const answering = (sign: Sign) => async () => ({ sign });
const alive = answering('alive');
const between = answering('none');
const dead = () => Promise.reject(new Error('no answer'));
const OPEN_SOON = { naFouten: 3, pauze: 60_000 };
/** Lets a call through again at once. */
const OPEN_SHORTLY = { naFouten: 3, pauze: 0 };

let circuit: Circuit;
beforeEach(() => {
  circuit = new Circuit(OPEN_SOON);
});

async function fail(times: number, exchange: () => Promise<{ sign: Sign }> = dead): Promise<void> {
  for (let time = 0; time < times; time += 1) await circuit.run(exchange).catch(() => {});
}

describe(Circuit.name, () => {
  it('passes on what comes of a call', async () => {
    await expect(circuit.run(alive)).resolves.toEqual({ sign: 'alive' });
    await expect(circuit.run(dead)).rejects.toThrow('no answer');
    expect(circuit.stand).toBe('gesloten');
  });

  it('sends nothing any more after so many failures in a row', async () => {
    await fail(3);
    expect(circuit.stand).toBe('open');
    let sent = false;
    const call = circuit.run(async () => {
      sent = true;
      return { sign: 'alive' };
    });
    await expect(call).rejects.toBeInstanceOf(CircuitOpenError);
    expect(sent).toBe(false);
  });

  it('counts an answer that says that there is none as a failure, and passes it on', async () => {
    await expect(circuit.run(answering('dead'))).resolves.toEqual({ sign: 'dead' });
    await fail(2, answering('dead'));
    expect(circuit.stand).toBe('open');
  });

  it('starts counting anew after an answer of the register', async () => {
    await fail(2);
    await circuit.run(alive);
    await fail(2);
    expect(circuit.stand).toBe('gesloten');
  });

  it('counts an answer of something in between neither for nor against it, and passes it on', async () => {
    await fail(2);
    await expect(circuit.run(between)).resolves.toEqual({ sign: 'none' });
    await fail(10, between);
    expect(circuit.stand).toBe('gesloten');
    await fail(1);
    expect(circuit.stand).toBe('open');
  });

  it('lets one call through after the pause, and none beside it', async () => {
    circuit = new Circuit(OPEN_SHORTLY);
    await fail(3);
    let answer: (value: { sign: Sign }) => void = () => {};
    const probe = circuit.run(() => new Promise<{ sign: Sign }>((resolve) => (answer = resolve)));
    expect(circuit.stand).toBe('halfOpen');
    await expect(circuit.run(alive)).rejects.toBeInstanceOf(CircuitOpenError);
    answer({ sign: 'alive' });
    await expect(probe).resolves.toEqual({ sign: 'alive' });
    expect(circuit.stand).toBe('gesloten');
    await expect(circuit.run(alive)).resolves.toEqual({ sign: 'alive' });
  });

  it('opens again when that call fails too', async () => {
    circuit = new Circuit(OPEN_SHORTLY);
    await fail(4);
    expect(circuit.stand).toBe('open');
  });

  it('opens again when that call shows no life, and passes its answer on', async () => {
    circuit = new Circuit(OPEN_SHORTLY);
    await fail(3);
    await expect(circuit.run(between)).resolves.toEqual({ sign: 'none' });
    expect(circuit.stand).toBe('open');
    await circuit.run(alive);
    expect(circuit.stand).toBe('gesloten');
  });
});
