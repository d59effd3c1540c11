import { describe, expect, it } from '@jest/globals';
import type { Progress, Run } from '../durable/durable.js';
import { ProblemException, type Problem } from '../http/problem.js';
import type { Outcome } from '../saga/saga.js';
import { UNFORESEEN, type Failure } from '../saga/step.js';
import type { UpstreamFailure } from '../upstream/upstream.error.js';
import { answerOf, completed, failed, locationOf, turning, underWay, type GoodAnswer } from './answer.js';
import type { Opdracht, Registratie } from './opdracht.js';
import type { Klant } from './productaanvraag.js';

const ID = '354cb53d-7d8a-8f65-a8da-5cac4658854c';
const nieuw = { soort: 'nieuwePartij', partijIdentificatoren: [], digitaleAdressen: [] } as unknown as Klant;
const opdracht = { id: ID, aanvraag: { product: 'parkeervergunning', klant: nieuw } } as unknown as Opdracht;

const upstream = (kind: Failure['kind'], fields: UpstreamFailure['fields'] = []): UpstreamFailure => ({
  kind,
  message: `klanten ${kind} POST partijen`,
  system: 'klanten',
  operation: 'POST partijen',
  fields,
});
const undone = (failure: Failure): Extract<Outcome<never>, { state: 'undone' }> => ({
  state: 'undone',
  failedAt: 'partij',
  failure,
  kept: [],
});
const problemOf = (outcome: Parameters<typeof failed>[1]): Problem => failed(opdracht, outcome).problem;

const registratie: Registratie = {
  klantcontact: { uuid: 'k', nummer: '1000000001' },
  betrokkene: { uuid: 'b' },
  zaak: { uuid: 'z', identificatie: 'KCC-2026-000001' },
};

describe('a request that is carried out', () => {
  it('is told with all that is registered, and what can be read out', () => {
    expect(completed(opdracht, registratie, 'Geregistreerd.')).toEqual({
      id: ID,
      uitkomst: 'voltooid',
      ...registratie,
      tekst: 'Geregistreerd.',
    });
  });

  it('is told to be on its way until then', () => {
    expect(underWay(opdracht)).toMatchObject({ id: ID, uitkomst: 'wordtVoltooid' });
  });
});

describe('a request that is not carried out', () => {
  it.each([
    ['refused', 502, false, 'Klanten nam de gegevens niet aan', 'Opnieuw proberen helpt niet.'],
    ['unavailable', 502, true, 'Klanten was niet bereikbaar', 'Probeer het over een paar minuten opnieuw'],
    ['unknown', 504, true, 'Klanten gaf geen antwoord', 'Probeer het over een paar minuten opnieuw'],
  ] as const)('says how it ended: %s', (kind, status, opnieuwProberen, what, advice) => {
    const problem = problemOf(undone(upstream(kind)));
    expect(problem).toMatchObject({
      type: '/problemen/ongedaan-gemaakt',
      status,
      id: ID,
      uitkomst: 'ongedaanGemaakt',
      stap: 'partij',
      opnieuwProberen,
    });
    expect(problem.detail).toContain(`Bij de stap partij ging het mis: ${what}. Er is niets geregistreerd. ${advice}`);
    expect(problem).not.toHaveProperty('errors');
    expect(problem).not.toHaveProperty('behouden');
  });

  it('says where it stands', () => {
    expect(failed(opdracht, undone(UNFORESEEN)).headers).toEqual({ Location: locationOf(ID) });
    expect(locationOf(ID)).toBe(`/api/v1/productaanvragen/${ID}`);
  });

  it('names no register when it is our own mistake', () => {
    expect(problemOf(undone(UNFORESEEN)).detail).toContain('het register gaf geen antwoord');
  });

  it('is a 400 when the caller can mend it', () => {
    const problem = problemOf(undone(upstream('refused', [{ name: 'bezoekadres.postcode', code: 'invalid' }])));
    expect(problem).toMatchObject({
      type: '/problemen/ongedaan-gemaakt',
      status: 400,
      errors: [{ in: 'body', location: '/klant/bezoekadres/postcode', code: 'geweigerd-door-register' }],
      opnieuwProberen: false,
    });
    expect(problem.detail).toContain('Verander de gegevens');
  });

  it('is a 409 when Klanten knows the customer already', () => {
    expect(problemOf(undone(upstream('refused', [{ name: '__all__', code: 'invalid' }])))).toMatchObject({
      type: '/problemen/klant-al-bekend',
      status: 409,
      uitkomst: 'ongedaanGemaakt',
      errors: [{ location: '/klant/partijIdentificatoren' }],
    });
  });

  it('says what was left standing on purpose', () => {
    const kept = [{ soort: 'partij', uuid: 'p', reden: 'Een collega gebruikt deze partij.' }];
    const problem = problemOf({ ...undone(upstream('unknown')), kept });
    expect(problem).toMatchObject({ behouden: kept });
    expect(problem.detail).toContain('is weer verwijderd, behalve dit. Een collega gebruikt deze partij.');
  });

  it('is being undone', () => {
    const { problem, headers } = turning(opdracht, { failedAt: 'zaak', failure: upstream('refused') });
    expect(problem).toMatchObject({
      type: '/problemen/wordt-ongedaan-gemaakt',
      status: 502,
      id: ID,
      uitkomst: 'wordtOngedaanGemaakt',
      stap: 'zaak',
      opnieuwProberen: false,
    });
    expect(headers).toEqual({ Location: locationOf(ID) });
    expect(turning(opdracht, { failedAt: 'zaak', failure: upstream('unknown') }).problem.status).toBe(504);
  });

  it('needs attention when something is left, or lacking', () => {
    const failure = upstream('unknown');
    const left = [{ step: 'zaak', failure }];
    expect(problemOf({ state: 'attention', failedAt: 'zaak', failure, left })).toMatchObject({
      detail: expect.stringMatching(
        /^Bij de stap zaak ging het mis: .* niet helemaal verwijderd\. Een beheerder ziet dit/,
      ),
      achtergebleven: [{ stap: 'zaak' }],
    });
    const kept = [{ soort: 'partij', uuid: 'p', reden: 'Een collega gebruikt deze partij.' }];
    const problem = problemOf({
      state: 'attention',
      failedAt: 'onderwerpobject',
      failure,
      left: [
        { step: 'klantcontact', failure, value: { uuid: 'k' } },
        { step: 'onderwerpobject', failure },
      ],
      kept,
      result: registratie,
    });
    expect(problem).toMatchObject({
      type: '/problemen/vraagt-aandacht',
      status: 502,
      id: ID,
      uitkomst: 'vraagtAandacht',
      stap: 'onderwerpobject',
      detail: expect.stringMatching(/^Bij de stap onderwerpobject .* er ontbreekt nog iets\. Een beheerder ziet dit/),
      achtergebleven: [{ stap: 'klantcontact', wat: { uuid: 'k' } }, { stap: 'onderwerpobject' }],
      behouden: kept,
      ...registratie,
    });
  });

  it('never tells what the register said', () => {
    const failure = { ...upstream('refused'), message: 'geheim-bericht', code: 'geheim-code' };
    const problems = [
      problemOf(undone(failure)),
      problemOf({ state: 'attention', failedAt: 'a', failure, left: [{ step: 'a', failure }] }),
      turning(opdracht, { failedAt: 'a', failure }).problem,
    ];
    expect(JSON.stringify(problems)).not.toContain('geheim');
  });
});

describe('a request that a person had undone', () => {
  it('says so, and that nothing stands', () => {
    const failure: Failure = { kind: 'refused', message: 'asked' };
    const { detail } = problemOf({ state: 'undone', failedAt: 'ingreep', failure, kept: [] });
    expect(detail).toMatch(/^Een beheerder heeft deze aanvraag teruggedraaid. Er is niets geregistreerd./);
  });
});

describe(answerOf.name, () => {
  const good = ({ klantcontact }: Registratie): GoodAnswer => ({
    id: ID,
    uitkomst: 'voltooid',
    tekst: klantcontact.nummer,
  });

  /** A run that stands as it stands. */
  function runOf(outcome: Outcome<Registratie> | undefined, progress: Progress = { checkpoints: [] }) {
    const waits: number[] = [];
    const run: Run<Opdracht, Registratie> = {
      id: ID,
      input: opdracht,
      startedAt: 0,
      hasEnded: outcome !== undefined,
      outcome: async (wait) => {
        waits.push(wait);
        return outcome;
      },
      progress: async () => progress,
    };
    return { run, waits };
  }

  it('waits as long as it is told to, for the good end', async () => {
    const { run, waits } = runOf({ state: 'completed', result: registratie });
    await expect(answerOf(run, 8000, good)).resolves.toMatchObject({ tekst: '1000000001' });
    expect(waits).toEqual([8000]);
  });

  it('fails at a bad end', async () => {
    const ended = answerOf(runOf(undone(upstream('refused'))).run, 0, good);
    await expect(ended).rejects.toBeInstanceOf(ProblemException);
    await expect(ended).rejects.toMatchObject({ problem: { uitkomst: 'ongedaanGemaakt' } });
  });

  it('tells a request that is on its way from one that was turned round', async () => {
    await expect(answerOf(runOf(undefined).run, 0, good)).resolves.toMatchObject({ uitkomst: 'wordtVoltooid' });
    const turned = { failedAt: 'zaak', failure: upstream('unavailable') };
    await expect(answerOf(runOf(undefined, { checkpoints: [], turned }).run, 0, good)).rejects.toMatchObject({
      problem: { uitkomst: 'wordtOngedaanGemaakt' },
    });
  });
});
