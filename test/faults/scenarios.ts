import type { SimulatorOptions } from '../support/surroundings.js';
import type { FaultRule } from '../../src/sandbox/simulator/faults.js';
import { VARIANTS, type Variant } from '../support/requests.js';

/** A request in circumstances of its own, of which every call is going to fail in every way. */
export interface Scenario {
  readonly name: string;
  /** Path below the prefix; the composite when left out. `{klantcontact}` stands for one that was made for it. */
  readonly path?: string;
  readonly body: object;
  /** What goes wrong anyhow, by register: the second fault of the two. */
  readonly klanten?: readonly FaultRule[];
  readonly zaken?: readonly FaultRule[];
  /** Whether it is by a medewerker whom Klanten does not know yet. */
  readonly isNewcomer?: true;
}

/** Scenarios for registers with the same endpoints. */
export interface Group {
  readonly name: string;
  readonly registers: SimulatorOptions;
  readonly scenarios: readonly Scenario[];
}

/** Products that differ in what is done when the zaak cannot be made. */
export const PRODUCTS = { uitwijk: 'internetaak', later: 'later', terug: 'ongedaanMaken' } as const;
type Product = keyof typeof PRODUCTS;

const variants = Object.keys(VARIANTS) as Variant[];
const zaakVariants = variants.filter((variant) => variant.endsWith('zaak'));
const of = (variant: Variant, product: Product = 'terug'): object => ({ ...VARIANTS[variant], product });

const REFUSED = { kind: 'refuse', status: 400 } as const;
const M = 'POST /maak-klantcontact';
const refusedPivot = (variant: Variant): Pick<Scenario, 'zaken' | 'klanten'> =>
  variant.endsWith('zaak')
    ? { zaken: [{ operation: 'POST /zaak_registreren', fault: REFUSED }] }
    : { klanten: [{ operation: 'POST /internetaken', fault: REFUSED }] };

const forward: Scenario[] = variants.map((variant) => ({ name: variant, body: of(variant) }));

const undoing: Scenario[] = [
  ...variants.map((variant) => ({
    name: `${variant}, undone after its pivot was refused`,
    body: of(variant),
    ...refusedPivot(variant),
  })),
  ...variants.map((variant) => ({
    name: `${variant}, undone after its klantcontact was not answered`,
    body: of(variant),
    klanten: [{ operation: M, times: 3, fault: { kind: 'errorBefore' } } as const],
  })),
];

const evading: Scenario[] = zaakVariants.flatMap((variant) => [
  {
    name: `${variant}, or else an interne taak`,
    body: of(variant, 'uitwijk'),
    zaken: [{ operation: 'POST /zaak_registreren', fault: REFUSED }],
  },
  {
    name: `${variant}, tried for days`,
    body: of(variant, 'later'),
    zaken: [{ operation: 'POST /zaak_registreren', times: 2, fault: REFUSED }],
  },
]);

const withOwnDetails: Scenario = {
  name: 'A + zaak with deviating details, or else an interne taak',
  body: {
    ...of('A + zaak', 'uitwijk'),
    klant: {
      ...VARIANTS['A + zaak'].klant,
      afwijkendeContactgegevens: {
        contactnaam: { voornaam: 'Karel', achternaam: 'Deurne' },
        digitaleAdressen: [{ soortDigitaalAdres: 'telefoonnummer', adres: '0612345678' }],
      },
    },
  },
  zaken: [{ operation: 'POST /zaak_registreren', fault: REFUSED }],
};

const forMedewerker: Scenario = {
  name: 'A + interne taak, for a medewerker with the afdeling',
  body: {
    ...of('A + interne taak'),
    vervolg: { soort: 'interneTaak', toegewezenAan: { soort: 'medewerker', identificatie: 'otto@gemeente.example' } },
  },
};

const newcomer: Scenario = {
  name: 'B2 + interne taak, by a newcomer',
  body: of('B2 + interne taak'),
  isNewcomer: true,
};

const duplicates: Scenario = {
  name: 'B1 + interne taak, looked for first',
  body: {
    ...of('B1 + interne taak'),
    klant: {
      ...VARIANTS['B1 + interne taak'].klant,
      ondanksMogelijkeDubbele: false,
      contactnaam: { voornaam: 'Nieuwe', achternaam: 'Klant' },
      digitaleAdressen: [{ soortDigitaalAdres: 'email', adres: '{uniek}@inwoner.test', voorkeur: true }],
    },
  },
};

const steps: Scenario[] = [
  { name: 'the step klantcontact', path: '/klantcontacten', body: { klantcontact: { inhoud: 'Vraag' } } },
  ...(['A + zaak', 'B1 + zaak', 'B2 + zaak'] as const).map((variant) => ({
    name: `the step betrokkene, ${variant.split(' ')[0]}`,
    path: '/klantcontacten/{klantcontact}/betrokkenen',
    body: { klant: VARIANTS[variant].klant },
  })),
  {
    name: 'the step betrokkene, B1, of which the betrokkene is refused',
    path: '/klantcontacten/{klantcontact}/betrokkenen',
    body: { klant: VARIANTS['B1 + zaak'].klant },
    klanten: [{ operation: 'POST /betrokkenen', fault: REFUSED }],
  },
  {
    name: 'the step zaak',
    path: '/klantcontacten/{klantcontact}/zaken',
    body: { product: 'terug', klant: VARIANTS['A + zaak'].klant },
  },
  {
    name: 'the step zaak, or else an interne taak',
    path: '/klantcontacten/{klantcontact}/zaken',
    body: { product: 'uitwijk', klant: VARIANTS['A + zaak'].klant },
    zaken: [{ operation: 'POST /zaak_registreren', fault: REFUSED }],
  },
  {
    name: 'the step interne taak',
    path: '/klantcontacten/{klantcontact}/interne-taken',
    body: { product: 'terug' },
  },
];

export const GROUPS: readonly Group[] = [
  { name: 'forward', registers: {}, scenarios: [...forward, forMedewerker, newcomer, duplicates] },
  { name: 'undoing', registers: {}, scenarios: undoing },
  { name: 'the zaak cannot be made', registers: {}, scenarios: [...evading, withOwnDetails] },
  { name: 'step by step', registers: {}, scenarios: steps },
  {
    name: 'registers with single calls only',
    registers: { klanten: { maakKlantcontact: false }, zaken: { zaakRegistreren: false } },
    scenarios: forward,
  },
];
