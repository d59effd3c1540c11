import { createHmac, randomUUID } from 'node:crypto';
import { KLANTEN_TOKEN } from '../../dist/simulator/klanten/klanten-simulator.js';
import { ZAKEN_CLIENT_ID, ZAKEN_SECRET } from '../../dist/simulator/zaken/zaken-simulator.js';

const RSIN = '002220647';

/**
 * What a program does that calls the registers itself, one call after another: no keys, no log, no undoing.
 * @returns a function that registers a productaanvraag that way.
 */
export async function plainCalls({ klanten, zaken, catalogi }) {
  const toKlanten = (method, path, body) => call(method, klanten + path, `Token ${KLANTEN_TOKEN}`, body);
  const toZaken = (method, path, body) => call(method, zaken + path, `Bearer ${zakenToken()}`, body);
  const toCatalogi = (path) => call('GET', catalogi + path, `Bearer ${zakenToken()}`);

  // What such a program would remember as well.
  const actorOf = async (objectId) =>
    (await toKlanten('GET', `/actoren?actoridentificatorObjectId=${encodeURIComponent(objectId)}`)).results[0].uuid;
  const medewerker = await actorOf('mira.jansen@gemeente.example');
  const afdeling = await actorOf('burgerzaken');
  const zaaktypen = new Map();
  for (const product of ['parkeervergunning', 'verhuizing', 'uittreksel']) {
    const today = new Date().toISOString().slice(0, 10);
    const query = `identificatie=${product.toUpperCase()}&datumGeldigheid=${today}`;
    const [zaaktype] = (await toCatalogi(`/zaaktypen?${query}`)).results;
    const of = `zaaktype=${encodeURIComponent(zaaktype.url)}`;
    const statustypen = (await toCatalogi(`/statustypen?${of}`)).results;
    const [roltype] = (await toCatalogi(`/roltypen?${of}&omschrijvingGeneriek=initiator`)).results;
    const statustype = statustypen.find(({ volgnummer }) => volgnummer === 1);
    zaaktypen.set(product, { zaaktype: zaaktype.url, statustype: statustype.url, roltype: roltype.url });
  }
  let nummer = 7_000_000_000;

  return async ({ product, klantcontact, klant, vervolg }) => {
    for (const { adres } of klant.soort === 'nieuwePartij' ? klant.digitaleAdressen : [])
      await toKlanten('GET', `/digitaleadressen?adres=${encodeURIComponent(adres)}`);
    const partij =
      klant.soort === 'nieuwePartij' ? (await toKlanten('POST', '/partijen', partijOf(klant))).uuid : klant.partij;
    if (klant.soort === 'bekendePartij' && vervolg.soort === 'zaak') await toKlanten('GET', `/partijen/${partij}`);
    const made = await toKlanten('POST', '/maak-klantcontact', {
      klantcontact: {
        kanaal: 'telefoon',
        onderwerp: 'Productaanvraag',
        inhoud: klantcontact.inhoud,
        indicatieContactGelukt: true,
        taal: 'nld',
        vertrouwelijk: false,
        plaatsgevondenOp: new Date().toISOString(),
        referentienummer: String((nummer += 1)),
      },
      betrokkene: {
        rol: 'klant',
        initiator: true,
        wasPartij: partij ? { uuid: partij } : null,
        ...(klant.soort === 'eenmalig' && { contactnaam: { voorletters: '', ...klant.contactnaam } }),
      },
    });
    for (const { soortDigitaalAdres, adres, voorkeur } of klant.digitaleAdressen ?? []) {
      const { uuid } = await toKlanten('POST', '/digitaleadressen', {
        verstrektDoorPartij: partij ? { uuid: partij } : null,
        verstrektDoorBetrokkene: partij ? null : { uuid: made.betrokkene.uuid },
        soortDigitaalAdres,
        adres,
        omschrijving: '',
      });
      if (voorkeur) await toKlanten('PATCH', `/partijen/${partij}`, { voorkeursDigitaalAdres: { uuid } });
    }
    const { uuid } = made.klantcontact;
    await toKlanten('POST', '/actorklantcontacten', { actor: { uuid: medewerker }, klantcontact: { uuid } });
    if (vervolg.soort === 'interneTaak')
      return toKlanten('POST', '/internetaken', {
        gevraagdeHandeling: 'Handel deze aanvraag af.',
        toelichting: '',
        status: 'te_verwerken',
        aanleidinggevendKlantcontact: { uuid },
        toegewezenAanActoren: [{ uuid: afdeling }],
      });
    const { zaak } = await toZaken('POST', '/zaak_registreren', zaakOf(zaaktypen.get(product), (nummer += 1)));
    return toKlanten('POST', '/onderwerpobjecten', {
      klantcontact: { uuid },
      wasKlantcontact: null,
      onderwerpobjectidentificator: {
        codeObjecttype: 'zgw-Zaak',
        codeRegister: 'openzaak',
        codeSoortObjectId: 'uuid',
        objectId: zaak.uuid,
      },
    });
  };
}

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

async function call(method, url, authorization, body) {
  const response = await fetch(url, {
    method,
    headers: {
      authorization,
      accept: 'application/json',
      'accept-crs': 'EPSG:4326',
      'content-crs': 'EPSG:4326',
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

function zakenToken() {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const iat = Math.floor(Date.now() / 1000) - 60;
  const claims = { iss: ZAKEN_CLIENT_ID, iat, client_id: ZAKEN_CLIENT_ID, user_id: 'mira', jti: randomUUID() };
  const unsigned = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ ...claims, user_representation: 'Mira Jansen' })}`;
  return `${unsigned}.${createHmac('sha256', ZAKEN_SECRET).update(unsigned).digest('base64url')}`;
}
