import { describe, expect, it } from '@jest/globals';
import type { Problem } from '../../http/problem.js';
import type { Outcome } from '../../saga/outcome.js';
import { UNFORESEEN, type Failure } from '../../saga/step.js';
import type { UpstreamFailure } from '../../upstream/upstream.error.js';
import { answerForNow, finalAnswer, isGood, locationOf } from './answer.js';
import type { Opdracht, Registratie } from '../opdracht.js';
import type { Klant } from '../productaanvraag.js';
import { STEP_TABLE } from '../step-names.js';

const ID = '354cb53d-7d8a-8f65-a8da-5cac4658854c';
const nieuw = { soort: 'nieuwePartij', partijIdentificatoren: [], digitaleAdressen: [] } as unknown as Klant;
const terms = { product: { naam: 'Parkeervergunning' } };
const KENMERK = '1000000001';
const sleutels = { klantcontact: KENMERK };
const aanvraag = { product: 'parkeervergunning', klant: nieuw };
const opdracht = { id: ID, aanvraag, terms, sleutels } as unknown as Opdracht;

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
const problemOf = (outcome: Outcome<Registratie>): Problem =>
  finalAnswer('productaanvraag', opdracht, outcome).body as Problem;
const turningFor = (turned: { failedAt: string; failure: Failure }) => answerForNow(opdracht, turned, []);

const LATER = 'Ik probeer het over een paar minuten opnieuw.';

const registratie: Registratie = {
  klantcontact: { uuid: 'k', nummer: '1000000001' },
  betrokkene: { uuid: 'b' },
  zaak: { uuid: 'z', identificatie: 'KCC-2026-000001' },
};

describe('a request that is carried out', () => {
  const done: Outcome<Registratie> = { state: 'completed', result: registratie };

  it('is told with all that is registered, and what can be read out', () => {
    expect(finalAnswer('productaanvraag', opdracht, done)).toEqual({
      status: 201,
      location: locationOf(ID),
      body: {
        id: ID,
        uitkomst: 'voltooid',
        kenmerk: KENMERK,
        ...registratie,
        tekst:
          'De aanvraag voor parkeervergunning is geregistreerd. Het zaaknummer is KCC-2026-000001. ' +
          'Het nummer van dit gesprek is 1000000001.',
      },
    });
  });

  it.each([
    ['klantcontact', { klantcontact: registratie.klantcontact }, {}, 'k'],
    ['betrokkene', { betrokkene: registratie.betrokkene }, { contact: { klantcontact: 'c', betrokkenen: [] } }, 'c'],
    ['zaak', { zaak: registratie.zaak! }, { contact: { klantcontact: 'c', betrokkenen: [] } }, 'c'],
  ])('is seen at its klantcontact when it is a step: %s', (soort, result, aanvraag, uuid) => {
    const step = { ...opdracht, aanvraag } as unknown as Opdracht;
    const { location } = finalAnswer(soort, step, { state: 'completed', result });
    expect(location).toBe(`/api/v1/klantcontacten/${uuid}`);
  });

  it.each(['productaanvraag', 'zaak'])('is seen at itself when there is no klantcontact to see it at: %s', (soort) => {
    expect(finalAnswer(soort, opdracht, { state: 'completed', result: {} }).location).toBe(locationOf(ID));
  });

  const NIET_BEWAARD = [
    { locatie: '/klant/partijIdentificatoren/0', naam: 'BSN', reden: 'Dit kan niet.' },
    { locatie: '/klant/partijIdentificatoren/1', naam: 'BSN', reden: 'Dit kan ook niet.' },
    { locatie: '/klant/bezoekadres', naam: 'bezoekadres', reden: 'En dit niet.' },
  ];

  it.each([
    [
      'registered',
      finalAnswer('productaanvraag', opdracht, { ...done, result: { ...registratie, nietBewaard: NIET_BEWAARD } }),
    ],
    ['on its way', answerForNow(opdracht, undefined, NIET_BEWAARD)],
    [
      'registered but for something',
      finalAnswer('productaanvraag', opdracht, {
        state: 'attention',
        failedAt: 'onderwerpobject',
        failure: UNFORESEEN,
        left: [],
        result: { ...registratie, nietBewaard: NIET_BEWAARD },
        gaveUpAt: 'afmaken van onderwerpobject',
      }),
    ],
  ])('names what stands nowhere, with what the medewerker has to see to: %s', (_, { body }) => {
    expect(body).toMatchObject({
      tekst: expect.stringMatching(/ Niet bewaard is: BSN, bezoekadres\. Dat geef ik zelf door aan een collega\.$/),
    });
    expect((body as { nietBewaard?: unknown }).nietBewaard).toEqual(
      NIET_BEWAARD.map(({ locatie, reden }) => ({ locatie, reden })),
    );
  });

  it('says why there is no zaak, and what is not kept because of that', () => {
    const result = {
      ...registratie,
      zaakNietGemaakt: { because: upstream('unavailable') },
      nietBewaard: NIET_BEWAARD.slice(0, 1),
    };
    const { body } = finalAnswer('productaanvraag', opdracht, { state: 'completed', result });
    expect(body).toMatchObject({
      zaakNietGemaakt: {
        reden:
          'Er is nu geen zaak gemaakt: Klanten was niet bereikbaar. ' +
          'Niet bewaard, dus geef zelf door aan uw collega: BSN.',
        oorzaak: { register: 'klanten', soort: 'onbereikbaar', stap: 'zaak' },
      },
    });
  });

  it('says no more than why there is no zaak when everything is kept', () => {
    const result = { ...registratie, zaakNietGemaakt: { because: upstream('unavailable') } };
    const { body } = finalAnswer('productaanvraag', opdracht, { state: 'completed', result });
    const reden = 'Er is nu geen zaak gemaakt: Klanten was niet bereikbaar.';
    expect((body as { zaakNietGemaakt?: object }).zaakNietGemaakt).toMatchObject({ reden });
    expect(body).not.toHaveProperty('nietBewaard');
  });

  it('keeps the words that were kept before failures were', () => {
    const zaakNietGemaakt = { reden: 'Er is nu geen zaak gemaakt.' };
    const result = { ...registratie, zaakNietGemaakt } as unknown as Registratie;
    expect(finalAnswer('productaanvraag', opdracht, { state: 'completed', result }).body).toMatchObject({
      zaakNietGemaakt,
    });
  });

  it('is told to be on its way until then', () => {
    const { status, location, body } = answerForNow(opdracht, undefined, []);
    expect({ status, location }).toEqual({ status: 202, location: locationOf(ID) });
    expect(body).toMatchObject({ id: ID, uitkomst: 'wordtVoltooid', kenmerk: KENMERK });
    expect(body['tekst']).toContain(`Het kenmerk is ${KENMERK}.`);
    expect(isGood(body)).toBe(true);
  });
});

describe('a request that is not carried out', () => {
  it.each([
    [
      'refused',
      502,
      'geweigerd',
      'Klanten nam de gegevens niet aan',
      'Opnieuw proberen helpt niet.',
      'Ik vraag een collega om hulp.',
    ],
    [
      'unavailable',
      502,
      'onbereikbaar',
      'Klanten was niet bereikbaar',
      'Probeer het over een paar minuten opnieuw.',
      LATER,
    ],
    ['unknown', 504, 'onbekend', 'Klanten gaf geen antwoord', 'Probeer het over een paar minuten opnieuw.', LATER],
  ] as const)('says how it ended: %s', (kind, status, soort, what, advice, spoken) => {
    const problem = problemOf(undone(upstream(kind)));
    expect(problem).toMatchObject({
      type: '/problemen/ongedaan-gemaakt',
      status,
      id: ID,
      uitkomst: 'ongedaanGemaakt',
      kenmerk: KENMERK,
      stap: 'partij',
      oorzaak: { register: 'klanten', soort, stap: 'partij' },
      opnieuwProberen: soort !== 'geweigerd',
      detail: expect.stringContaining(
        `Het ging mis bij de nieuwe klant: ${what}. Er is niets geregistreerd. ${advice}`,
      ),
      tekst: `Het is niet gelukt om de aanvraag te registreren. Er is niets bewaard. ${spoken}`,
    });
    expect(problem).not.toHaveProperty('errors');
    expect(problem).not.toHaveProperty('behouden');
  });

  it('says where it stands', () => {
    const { location, status, body } = finalAnswer('zaak', opdracht, undone(UNFORESEEN));
    expect({ location, status }).toEqual({ location: locationOf(ID), status: 504 });
    expect(isGood(body)).toBe(false);
    expect(locationOf(ID)).toBe(`/api/v1/productaanvragen/${ID}`);
  });

  it('names no register when it is our own mistake', () => {
    expect(problemOf(undone(UNFORESEEN))).toMatchObject({
      detail: expect.stringContaining('Klantregie liep zelf vast'),
    });
    expect(problemOf(undone(UNFORESEEN))['oorzaak']).toStrictEqual({ soort: 'onbekend', stap: 'partij' });
    expect(problemOf({ ...undone(UNFORESEEN), failedAt: 'onvoorzien' }).detail).toMatch(/^Het ging mis: /);
  });

  it('is told in words that a medewerker may read, whatever the step', () => {
    const names = [...STEP_TABLE.keys()].flatMap((name) => [name, `${name}2`]);
    for (const failedAt of [...names, 'onvoorzien']) {
      const failure = upstream('unavailable');
      const { detail, tekst } = problemOf({ ...undone(failure), failedAt });
      const attention = problemOf({ state: 'attention', failedAt, failure, left: [] });
      const words = [
        detail,
        tekst,
        attention.detail,
        attention['tekst'],
        (turningFor({ failedAt, failure }).body as Problem).detail,
      ].join(' ');
      expect(words).not.toMatch(/Idempotency|sleutel|undefined|\b[a-z]+[A-Z0-9]\w*|\bstap\b/);
    }
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
    expect(problem['tekst']).toContain('Ik loop eerst de gegevens met u na.');
  });

  it('is a 409 when Klanten knows the customer already', () => {
    expect(problemOf(undone(upstream('refused', [{ name: '__all__', code: 'invalid' }])))).toMatchObject({
      type: '/problemen/klant-al-bekend',
      status: 409,
      uitkomst: 'ongedaanGemaakt',
      errors: [{ location: '/klant/partijIdentificatoren' }],
      detail: expect.stringMatching(/ Zoek de klant op en kies die\.$/),
      tekst: expect.stringMatching(/^(?!.*bekend).* Ik kijk eerst uw gegevens na\.$/),
    });
  });

  it('says what was left standing on purpose', () => {
    const kept = [{ soort: 'partij', uuid: 'p', reden: 'Een collega gebruikt deze partij.' }];
    const problem = problemOf({ ...undone(upstream('unknown')), kept });
    expect(problem).toMatchObject({ behouden: kept });
    expect(problem.detail).toContain('is weer verwijderd, behalve dit. Een collega gebruikt deze partij.');
    expect(problem['tekst']).not.toContain('niets bewaard');
  });

  it('is being undone', () => {
    const { location, status, body } = turningFor({ failedAt: 'zaak', failure: upstream('refused') });
    expect({ location, status }).toEqual({ location: locationOf(ID), status: 502 });
    expect(body).toMatchObject({
      type: '/problemen/wordt-ongedaan-gemaakt',
      status: 502,
      id: ID,
      uitkomst: 'wordtOngedaanGemaakt',
      stap: 'zaak',
      opnieuwProberen: false,
    });
    expect(turningFor({ failedAt: 'zaak', failure: upstream('unknown') }).status).toBe(504);
  });

  it('needs attention when something is left, or lacking', () => {
    const failure = upstream('unknown');
    const left = [{ step: 'zaak', failure }];
    const unfinished = problemOf({ state: 'attention', failedAt: 'zaak', failure, left });
    expect(unfinished).not.toHaveProperty('behouden');
    expect(unfinished['achtergebleven']).toStrictEqual([{ stap: 'zaak' }]);
    expect(unfinished).toMatchObject({
      detail: expect.stringMatching(
        /^Het ging mis bij de zaak, .* niet helemaal verwijderd\. Een beheerder ziet dit .* niet nog een keer\.$/,
      ),
      tekst: expect.stringMatching(/belt u terug\. Het kenmerk is 1000000001\.$/),
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
      detail: expect.stringMatching(/^Het ging mis bij de koppeling .* er ontbreekt nog iets\. Een beheerder ziet dit/),
      tekst: expect.stringContaining('Het zaaknummer is KCC-2026-000001.'),
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
      turningFor({ failedAt: 'a', failure }).body,
    ];
    expect(JSON.stringify(problems)).not.toContain('geheim');
  });
});

describe('a request that a person had undone', () => {
  it('says so, and that nothing stands', () => {
    const failure: Failure = { kind: 'refused', message: 'asked' };
    const problem = problemOf({ state: 'undone', failedAt: 'ingreep', failure, kept: [] });
    expect(problem.detail).toBe('Een beheerder heeft deze aanvraag teruggedraaid. Er is niets geregistreerd.');
    expect(problem['tekst']).toBe('De aanvraag is teruggedraaid. Er is niets bewaard.');
    expect(problem).not.toHaveProperty('oorzaak');
  });
});
