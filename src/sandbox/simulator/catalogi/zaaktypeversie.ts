import type { Eigenschap, Resultaattype, Roltype, Statustype, Zaaktype, Zaaktypeversie } from './catalogus-rows.js';

type Zaaktypekern = Pick<Zaaktype, 'uuid' | 'catalogus' | 'identificatie' | 'omschrijving' | 'beginGeldigheid'> &
  Partial<Zaaktype>;

type Resultaattypekern = Pick<Resultaattype, 'uuid' | 'omschrijving' | 'omschrijvingGeneriek'> &
  Partial<Resultaattype> & { readonly afleidingswijze?: Partial<Resultaattype['brondatumArchiefprocedure']> };

interface Delen {
  readonly statustypen: readonly Omit<Statustype, 'zaaktype'>[];
  readonly roltypen?: readonly Omit<Roltype, 'zaaktype'>[];
  readonly resultaattypen: readonly Resultaattypekern[];
  readonly eigenschappen?: readonly Omit<Eigenschap, 'zaaktype'>[];
}

/** A version of a zaaktype: what is left out gets an ordinary value, and the parts learn where they belong. */
export function zaaktypeversie(kern: Zaaktypekern, delen: Delen): Zaaktypeversie {
  const behoort = { zaaktype: kern.uuid };
  return {
    zaaktype: { ...gewoon(kern.omschrijving), ...kern },
    statustypen: delen.statustypen.map((type) => ({ ...type, ...behoort })),
    roltypen: (delen.roltypen ?? []).map((type) => ({ ...type, ...behoort })),
    resultaattypen: delen.resultaattypen.map((type) => resultaattype(type, kern.uuid)),
    eigenschappen: (delen.eigenschappen ?? []).map((type) => ({ ...type, ...behoort })),
  };
}

/** The same version again with other uuids, valid from another day: what stands in a catalogus after a revision. */
export function herzien(versie: Zaaktypeversie, beginGeldigheid: string): Zaaktypeversie {
  const uuid = crypto.randomUUID();
  const opnieuw = <T extends { readonly uuid: string }>(type: T): T => ({
    ...type,
    uuid: crypto.randomUUID(),
    zaaktype: uuid,
  });
  return {
    zaaktype: { ...versie.zaaktype, uuid, beginGeldigheid, eindeGeldigheid: null, etag: null },
    statustypen: versie.statustypen.map(opnieuw),
    roltypen: versie.roltypen.map(opnieuw),
    resultaattypen: versie.resultaattypen.map(opnieuw),
    eigenschappen: versie.eigenschappen.map(opnieuw),
  };
}

function gewoon(naam: string) {
  return {
    omschrijvingGeneriek: '',
    vertrouwelijkheidaanduiding: 'zaakvertrouwelijk',
    doel: naam,
    aanleiding: naam,
    toelichting: '',
    indicatieInternOfExtern: 'extern',
    handelingInitiator: 'Aanvragen',
    onderwerp: naam,
    handelingBehandelaar: 'Behandelen',
    doorlooptijd: 'P56D',
    servicenorm: null,
    opschortingEnAanhoudingMogelijk: false,
    verlengingMogelijk: false,
    verlengingstermijn: null,
    trefwoorden: [],
    productenOfDiensten: [],
    selectielijstProcestype:
      'https://selectielijst.openzaak.nl/api/v1/procestypen/f4603775-5a08-4829-85c8-28017dfeee1f',
    referentieproces: { naam, link: '' },
    concept: false,
    verantwoordelijke: 'Publiekszaken',
    eindeGeldigheid: null,
    informatieobjecttypen: [],
    besluittypen: [],
    deelzaaktypen: [],
    etag: null,
  } as const;
}

/** Open Zaak 1.30 takes omschrijvingGeneriek over from the public list of omschrijvingen, which has an address for each. */
const OMSCHRIJVINGEN: Readonly<Record<string, string>> = {
  Afgehandeld: '7cb315fb-4f7b-4a43-aca1-e4522e4c73b3',
  Afgebroken: 'ce8cf476-0b59-496f-8eee-957a7c6e2506',
  Geweigerd: '1f750958-431c-4916-bc01-af5d3a753b41',
};
const SELECTIELIJST = 'https://selectielijst.openzaak.nl/api/v1';

function resultaattype({ afleidingswijze, ...kern }: Resultaattypekern, zaaktype: string): Resultaattype {
  return {
    resultaattypeomschrijving: `${SELECTIELIJST}/resultaattypeomschrijvingen/${OMSCHRIJVINGEN[kern.omschrijvingGeneriek] ?? ''}`,
    selectielijstklasse: `${SELECTIELIJST}/resultaten/c9b84207-7610-46d8-93a5-a0dc686cbc9f`,
    toelichting: '',
    archiefnominatie: 'vernietigen',
    archiefactietermijn: 'P10Y',
    brondatumArchiefprocedure: {
      afleidingswijze: 'afgehandeld',
      datumkenmerk: '',
      einddatumBekend: false,
      objecttype: '',
      registratie: '',
      procestermijn: 'P0D',
      ...afleidingswijze,
    },
    ...kern,
    zaaktype,
  };
}
