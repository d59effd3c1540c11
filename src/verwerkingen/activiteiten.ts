/** What is done with data of customers, as the register of processing activities tells it apart. */
export const ACTIVITEITEN = [
  'zoeken',
  'inzien',
  'klantcontact',
  'betrokkene',
  'zaak',
  'interneTaak',
  'productaanvraag',
] as const;
export type Activiteit = (typeof ACTIVITEITEN)[number];

type Register = 'klanten' | 'taken' | 'zaken';

/** What an operation does with data of customers. */
export interface Verwerking {
  readonly activiteit: Activiteit;
  /** In the logboek: always the same. */
  readonly naam: string;
  /** Where the uuids of partijen are: in the path, in what is asked, in what is answered. */
  readonly inPath?: true;
  readonly vraagt?: string;
  readonly toont: string;
  /** Which registers are asked for it. */
  readonly registers: readonly Register[];
}

/** By operationId. What is not here shows and keeps nothing of a customer but a uuid or a number of ours. */
export const VERWERKINGEN: Readonly<Record<string, Verwerking>> = {
  partijenZoeken: { activiteit: 'zoeken', naam: 'Zoeken klant', toont: 'partijen.uuid', registers: ['klanten'] },
  partijBekijken: { activiteit: 'inzien', naam: 'Inzien klant', inPath: true, toont: 'uuid', registers: ['klanten'] },
  klantcontactBekijken: {
    activiteit: 'inzien',
    naam: 'Inzien klantcontact',
    toont: 'betrokkenen.partij.uuid',
    registers: ['klanten'],
  },
  klantcontactRegistreren: {
    activiteit: 'klantcontact',
    naam: 'Registreren klantcontact',
    vraagt: 'klant.partij',
    toont: 'partij.uuid',
    registers: ['klanten'],
  },
  authenticatieVastleggen: {
    activiteit: 'klantcontact',
    naam: 'Vastleggen authenticatie',
    vraagt: 'klant.partij',
    toont: 'partij.uuid',
    registers: ['klanten'],
  },
  betrokkeneRegistreren: {
    activiteit: 'betrokkene',
    naam: 'Vastleggen betrokkene',
    vraagt: 'klant.partij',
    toont: 'partij.uuid',
    registers: ['klanten'],
  },
  zaakRegistreren: {
    activiteit: 'zaak',
    naam: 'Aanmaken zaak',
    vraagt: 'klant.partij',
    toont: 'partij.uuid',
    registers: ['klanten', 'zaken'],
  },
  interneTaakRegistreren: {
    activiteit: 'interneTaak',
    naam: 'Aanmaken interne taak',
    vraagt: 'klant.partij',
    toont: 'partij.uuid',
    registers: ['klanten', 'taken'],
  },
  productaanvraagRegistreren: {
    activiteit: 'productaanvraag',
    naam: 'Registreren productaanvraag',
    vraagt: 'klant.partij',
    toont: 'partij.uuid',
    registers: ['klanten', 'taken', 'zaken'],
  },
};
