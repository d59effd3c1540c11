import { createHmac, randomUUID } from 'node:crypto';
import { KLANTEN_TOKEN } from '../../dist/sandbox/simulator/klanten/klanten-simulator.js';
import { ZAKEN_CLIENT_ID, ZAKEN_SECRET } from '../../dist/sandbox/simulator/zaken/zaken-simulator.js';

const RSIN = '002220647';
const MEDEWERKER = 'mira.jansen@gemeente.example';
const AFDELING = 'burgerzaken';
const PRODUCTEN = ['parkeervergunning', 'verhuizing', 'uittreksel'];

/** Makes customers in Klanten. @returns their uuids. */
export async function makePartijen({ klanten }, { send, count }) {
  const uuids = [];
  while (uuids.length < count) {
    const made = await send('POST', `${klanten}/partijen`, `Token ${KLANTEN_TOKEN}`, partijOf({ contactnaam: NAAM }));
    uuids.push(made.uuid);
  }
  return uuids;
}

/**
 * What a program does that calls the registers itself: no keys, no log, no checks, no undoing. The calls are those of
 * Klantregie.
 * @param send sends one call and resolves with the body of its answer.
 * @param together does the calls of one round trip: beside each other, or one after another.
 * @returns a function that registers a productaanvraag that way.
 */
export async function registration({ klanten, zaken, catalogi }, { send, together }) {
  const toKlanten = (method, path, body) => send(method, klanten + path, `Token ${KLANTEN_TOKEN}`, body);
  const toZaken = (method, path, body) => send(method, zaken + path, `Bearer ${zakenToken()}`, body);
  const types = await typesOf((path) => send('GET', catalogi + path, `Bearer ${zakenToken()}`));
  const actorOf = async (objectId) =>
    (await toKlanten('GET', `/actoren?actoridentificatorObjectId=${encodeURIComponent(objectId)}`)).results[0].uuid;
  const [medewerker, afdeling] = [await actorOf(MEDEWERKER), await actorOf(AFDELING)];
  let nummer = 7_000_000_000 + Math.floor(Math.random() * 1e9);

  return async ({ product, klantcontact, klant, vervolg }) => {
    const adressen = klant.digitaleAdressen ?? [];
    const isNew = klant.soort === 'nieuwePartij';
    if (isNew)
      await together(
        adressen.map(
          ({ adres }) =>
            () =>
              toKlanten('GET', `/digitaleadressen?adres=${encodeURIComponent(adres)}`),
        ),
      );
    const partij = isNew ? (await toKlanten('POST', '/partijen', partijOf(klant))).uuid : klant.partij;

    const register = (it, owner) => () => toKlanten('POST', '/digitaleadressen', adresOf(it, owner));
    const ofPartij = isNew ? adressen.map((it) => register(it, { partij })) : [];
    const beside = klant.soort === 'bekendePartij' ? [() => toKlanten('GET', `/partijen/${partij}`)] : ofPartij;
    const contact = contactOf(klantcontact, klant, partij, (nummer += 1));
    const [made, ...registered] = await together([() => toKlanten('POST', '/maak-klantcontact', contact), ...beside]);

    const { uuid } = made.klantcontact;
    const betrokkene = made.betrokkene.uuid;
    const preferred = registered[adressen.findIndex(({ voorkeur }) => voorkeur)]?.uuid;
    const work = [
      vervolg.soort === 'zaak'
        ? () => toZaken('POST', '/zaak_registreren', zaakOf(types.get(product), (nummer += 1)))
        : () => toKlanten('POST', '/internetaken', taakOf(uuid, afdeling)),
      () => toKlanten('POST', '/actorklantcontacten', { actor: { uuid: medewerker }, klantcontact: { uuid } }),
    ];
    if (klant.soort === 'bekendePartij')
      work.push(() => toKlanten('PATCH', `/betrokkenen/${betrokkene}`, { contactnaam: NAAM }));
    if (klant.soort === 'eenmalig') work.push(...adressen.map((it) => register(it, { betrokkene })));
    if (isNew && preferred)
      work.push(() => toKlanten('PATCH', `/partijen/${partij}`, { voorkeursDigitaalAdres: { uuid: preferred } }));
    const [followed] = await together(work);
    if (followed.zaak) await toKlanten('POST', '/onderwerpobjecten', linkOf(uuid, followed.zaak.uuid));
  };
}

/** What such a program would remember as well. */
async function typesOf(toCatalogi) {
  const types = new Map();
  for (const product of PRODUCTEN) {
    const today = new Date().toISOString().slice(0, 10);
    const query = `identificatie=${product.toUpperCase()}&datumGeldigheid=${today}`;
    const [zaaktype] = (await toCatalogi(`/zaaktypen?${query}`)).results;
    const of = `zaaktype=${encodeURIComponent(zaaktype.url)}`;
    const statustypen = (await toCatalogi(`/statustypen?${of}`)).results;
    const [roltype] = (await toCatalogi(`/roltypen?${of}&omschrijvingGeneriek=initiator`)).results;
    const statustype = statustypen.find(({ volgnummer }) => volgnummer === 1);
    types.set(product, { zaaktype: zaaktype.url, statustype: statustype.url, roltype: roltype.url });
  }
  return types;
}

const NAAM = { voorletters: '', voornaam: 'Sanne', voorvoegselAchternaam: 'de', achternaam: 'Vries' };

function partijOf({ contactnaam }) {
  return {
    soortPartij: 'persoon',
    indicatieActief: true,
    indicatieGeheimhouding: false,
    voorkeurstaal: 'nld',
    partijIdentificatie: { contactnaam: { voorletters: '', ...contactnaam } },
    digitaleAdressen: [],
    voorkeursDigitaalAdres: null,
    rekeningnummers: [],
    voorkeursRekeningnummer: null,
  };
}

function contactOf({ inhoud }, klant, partij, nummer) {
  return {
    klantcontact: {
      kanaal: 'telefoon',
      onderwerp: 'Productaanvraag',
      inhoud,
      indicatieContactGelukt: true,
      taal: 'nld',
      vertrouwelijk: false,
      plaatsgevondenOp: new Date().toISOString(),
      referentienummer: String(nummer),
    },
    betrokkene: {
      rol: 'klant',
      initiator: true,
      wasPartij: partij ? { uuid: partij } : null,
      ...(klant.contactnaam && { contactnaam: { voorletters: '', ...klant.contactnaam } }),
    },
  };
}

function adresOf({ soortDigitaalAdres, adres }, { partij, betrokkene }) {
  return {
    verstrektDoorPartij: partij ? { uuid: partij } : null,
    verstrektDoorBetrokkene: betrokkene ? { uuid: betrokkene } : null,
    soortDigitaalAdres,
    adres,
    omschrijving: '',
  };
}

function taakOf(klantcontact, actor) {
  return {
    gevraagdeHandeling: 'Handel deze aanvraag af.',
    toelichting: '',
    status: 'te_verwerken',
    aanleidinggevendKlantcontact: { uuid: klantcontact },
    toegewezenAanActoren: [{ uuid: actor }],
  };
}

function linkOf(klantcontact, zaak) {
  return {
    klantcontact: { uuid: klantcontact },
    wasKlantcontact: null,
    onderwerpobjectidentificator: {
      codeObjecttype: 'zgw-Zaak',
      codeRegister: 'openzaak',
      codeSoortObjectId: 'uuid',
      objectId: zaak,
    },
  };
}

function zaakOf({ zaaktype, statustype, roltype }, nummer) {
  return {
    zaak: {
      identificatie: `LOS-${nummer}`,
      bronorganisatie: RSIN,
      verantwoordelijkeOrganisatie: RSIN,
      zaaktype,
      startdatum: new Date().toISOString().slice(0, 10),
      omschrijving: 'Aanvraag',
      vertrouwelijkheidaanduiding: 'zaakvertrouwelijk',
    },
    rollen: [
      {
        roltype,
        betrokkeneType: 'natuurlijk_persoon',
        betrokkeneIdentificatie: { geslachtsnaam: 'Deurne' },
        roltoelichting: 'Aanvrager',
      },
    ],
    status: { statustype, datumStatusGezet: new Date(Date.now() - 5000).toISOString(), statustoelichting: '' },
  };
}

function zakenToken() {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const iat = Math.floor(Date.now() / 1000) - 60;
  const claims = { iss: ZAKEN_CLIENT_ID, iat, client_id: ZAKEN_CLIENT_ID, user_id: 'mira', jti: randomUUID() };
  const unsigned = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ ...claims, user_representation: 'Mira Jansen' })}`;
  return `${unsigned}.${createHmac('sha256', ZAKEN_SECRET).update(unsigned).digest('base64url')}`;
}
