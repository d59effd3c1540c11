import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Configuration, Product } from '../src/config/configuration.js';
import { productsWith, ProductUnderTest } from './support/product.js';
import { VARIANTS } from './support/requests.js';
import { until } from './support/round-trips.js';
import { startSurroundings, type Surroundings } from './support/surroundings.js';

const FAILURES = 6;
/** Of this product the zaak is tried for days; nobody waits for that here. */
const LATER = 'verhuizing';
const HOUR = 3_600_000;
const SELDOM = { eerstePauze: HOUR, langstePauze: HOUR, zaakAlsnog: 72 * HOUR };
const laterOf = ({ producten }: Configuration): Product => ({ ...producten.get(LATER)!, alsZaakNietLukt: 'later' });
const ALL_CLOSED = { klanten: 'gesloten', taken: 'gesloten', zaken: 'gesloten', catalogi: 'gesloten' };

let surroundings: Surroundings;
let product: ProductUnderTest;
beforeAll(async () => {
  surroundings = await startSurroundings();
});
afterAll(() => surroundings.stop());
afterEach(() => surroundings.zaken.faults.clear());

/** @param pauze milliseconds that a register that counts as dead is left alone. */
function running(pauze: number): void {
  beforeAll(async () => {
    product = await ProductUnderTest.start(surroundings, (configuration) => ({
      tijden: { ...configuration.tijden, register: 60_000, wachttijd: 60_000, ...SELDOM },
      zekering: { naFouten: FAILURES, pauze },
      producten: new Map([...productsWith(configuration, 'internetaak'), [LATER, laterOf(configuration)]]),
      adressen: { klantcontact: 'https://ita.example/contact/{uuid}' },
    }));
    await product.submit(VARIANTS['A + zaak']);
  });
  afterAll(() => product.stop());
}

const ready = async () => (await product.request('GET', '/health/ready', {})).body;
const circuits = async () => (await ready()).zekeringen;
const withoutZaak = expect.objectContaining({ uitkomst: 'voltooid', zaakNietGemaakt: expect.anything() });

describe('a register that does not answer any more', () => {
  running(50);

  it('is left alone after so many failures, and used again when it is back', async () => {
    expect(await circuits()).toEqual(ALL_CLOSED);
    await surroundings.zaken.down();
    expect((await product.submit(VARIANTS['A + zaak'])).body).toEqual(withoutZaak);
    // That is known before it counts as dead. Nobody waits for it: a colleague makes the zaak.
    expect((await ready()).storingen).toEqual({ zaken: { sinds: expect.stringMatching(/Z$/), wachtend: 0 } });
    while ((await circuits()).zaken === 'gesloten')
      expect((await product.submit(VARIANTS['A + zaak'])).body).toEqual(withoutZaak);
    expect((await product.submit(VARIANTS['A + zaak'])).body).toEqual(withoutZaak);

    await surroundings.zaken.listen();
    // One call is let through to see, and then all are again.
    let answer = await product.submit(VARIANTS['A + zaak']);
    while (answer.body.zaak === undefined) answer = await product.submit(VARIANTS['A + zaak']);
    expect(await ready()).toMatchObject({ zekeringen: ALL_CLOSED, storingen: {} });
  });
});

describe('a register that is left alone', () => {
  running(3_600_000);

  it('gets no calls, while the others do', async () => {
    await surroundings.zaken.down();
    while ((await circuits()).zaken === 'gesloten') await product.submit(VARIANTS['A + zaak']);
    await surroundings.zaken.listen();
    expect(await circuits()).toEqual({ ...ALL_CLOSED, zaken: 'open' });

    const before = surroundings.zaken.calls.length;
    expect((await product.submit(VARIANTS['B1 + zaak'])).body).toEqual(withoutZaak);
    expect(surroundings.zaken.calls.length).toBe(before);
  });

  it('is waited for, and it is told until when', async () => {
    const headers = { prefer: 'respond-async' };
    const { id } = (await product.submit({ ...VARIANTS['A + zaak'], product: LATER }, { headers })).body;
    const token = await surroundings.issuer.token({ sub: 'bea', roles: ['beheerder'] });
    const dossier = async () =>
      (
        await product.request('GET', `/api/v1/beheer/productaanvragen/${id}`, {
          headers: { authorization: `Bearer ${token}` },
        })
      ).body;
    await until(async () => 'volgendePogingOp' in (await dossier()));
    const { uitkomst, volgendePogingOp, opgevenOp, stappen, bestaat } = await dossier();
    expect(uitkomst).toBe('wordtVoltooid');
    expect(Date.parse(volgendePogingOp)).toBeGreaterThan(Date.now());
    expect(Date.parse(opgevenOp) - Date.parse(volgendePogingOp)).toBe(71 * HOUR);
    const rounds = stappen.map(({ naam, ronde }: { naam: string; ronde: number }) => `${ronde} ${naam}`);
    expect(rounds).toEqual(expect.arrayContaining(['1 vooraf', '1 klantcontact', '2 zaak', '2 actorklantcontact']));
    expect(rounds.at(-1)).toBe('3 afmaken van zaak');
    const { uuid } = bestaat.find(({ soort }: { soort: string }) => soort === 'klantcontact');
    expect(bestaat).toContainEqual(expect.objectContaining({ uuid, adres: `https://ita.example/contact/${uuid}` }));
    expect(bestaat.filter((it: object) => 'adres' in it)).toHaveLength(1);
    expect((await ready()).storingen.zaken).toMatchObject({ wachtend: 1 });
  });
});
