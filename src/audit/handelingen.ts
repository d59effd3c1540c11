/** What an operation is in the audit log. */
export interface Handelingsoort {
  /** As it is kept: never rename one. */
  readonly actie: string;
  /** Where the uuids are of what is asked about, in the body: names with dots, through lists. Those in the path count anyhow. */
  readonly vraagt?: readonly string[];
  /** Where the uuids are of what was shown, in the answer. */
  readonly toont?: readonly string[];
  /** It looks for something: by which fields is kept, never what was in them. */
  readonly zoekt?: true;
}

/** Of what is registered, as it is answered. */
const REGISTRATIE = ['id', 'klantcontact.uuid', 'partij.uuid', 'betrokkene.uuid', 'zaak.uuid', 'interneTaak.uuid'];
const below = (name: string) => REGISTRATIE.map((path) => `${name}.${path}`);

/** Every operation of the API, by its operationId. */
export const HANDELINGEN: Readonly<Record<string, Handelingsoort>> = {
  medewerkerBekijken: { actie: 'medewerkerBekijken' },
  productenBekijken: { actie: 'productenBekijken' },
  instellingenBekijken: { actie: 'instellingenBekijken' },
  toewijsbaarZoeken: { actie: 'toewijsbaarZoeken', zoekt: true },
  partijenZoeken: { actie: 'partijenZoeken', zoekt: true, toont: ['partijen.uuid'] },
  partijBekijken: { actie: 'partijBekijken' },
  klantcontactBekijken: { actie: 'klantcontactBekijken', toont: ['betrokkenen.partij.uuid'] },
  klantcontactRegistreren: { actie: 'klantcontactRegistreren', toont: REGISTRATIE },
  authenticatieVastleggen: { actie: 'authenticatieVastleggen' },
  betrokkeneRegistreren: { actie: 'betrokkeneRegistreren', vraagt: ['klant.partij'], toont: REGISTRATIE },
  zaakRegistreren: { actie: 'zaakRegistreren', vraagt: ['klant.partij'], toont: REGISTRATIE },
  interneTaakRegistreren: { actie: 'interneTaakRegistreren', vraagt: ['klant.partij'], toont: REGISTRATIE },
  productaanvraagRegistreren: { actie: 'productaanvraagRegistreren', vraagt: ['klant.partij'], toont: REGISTRATIE },
  eigenAanvragenBekijken: { actie: 'eigenAanvragenBekijken', zoekt: true, toont: ['aanvragen.id'] },
  productaanvraagBekijken: { actie: 'productaanvraagBekijken', toont: below('registratie') },
  aanvragenBekijken: { actie: 'aanvragenBekijken', zoekt: true, toont: ['aanvragen.id'] },
  aanvraagBekijken: { actie: 'aanvraagBekijken', toont: below('registratie') },
  aanvraagHervatten: { actie: 'aanvraagHervatten' },
  aanvraagTerugdraaien: { actie: 'aanvraagTerugdraaien' },
  aanvraagAfsluiten: { actie: 'aanvraagAfsluiten' },
  hervattingTellen: { actie: 'hervattingTellen', zoekt: true },
  samenHervatten: { actie: 'samenHervatten', zoekt: true },
  hervattingBekijken: { actie: 'hervattingBekijken', toont: ['aanvragen.id'] },
  instellingenControleren: { actie: 'instellingenControleren' },
  overzichtBekijken: { actie: 'overzichtBekijken' },
  ingrepenBekijken: { actie: 'ingrepenBekijken', zoekt: true, toont: ['ingrepen.aanvraag.id'] },
  auditlogBekijken: { actie: 'auditlogBekijken', zoekt: true },
};

/** Routes outside the API in which somebody does something, as their controllers spell them, with their method. */
export const HANDELINGEN_OUTSIDE_API: Readonly<Record<string, Handelingsoort>> = {
  'GET inloggen/terug': { actie: 'inloggen' },
  'POST uitloggen': { actie: 'uitloggen' },
};

/** What nobody has to answer for, and why: operationIds, and routes outside the API. */
export const NO_HANDELING: Readonly<Record<string, string>> = {
  apiBekijken: 'It says what the API is called, to everybody.',
  openapiOphalen: 'It describes the API, to everybody.',
  'health/live': 'Asked every few seconds by whoever runs the product, and it shows nothing of anybody.',
  'health/ready': 'The same.',
  metrics: 'Numbers without anybody in them.',
  '{index.html}': 'A page to begin at, for everybody.',
  docs: 'The description of the API, for everybody.',
  'problemen/:slug': 'What a problem means, for everybody.',
  'logo/:name': 'The logo of the gemeente, for everybody.',
  '.well-known/security.txt': 'Where to report a leak, for everybody.',
  'gesprek{/*pad}': 'The program of a page: what it shows it asks of the API.',
  'beheer{/*pad}': 'The program of a page: what it shows it asks of the API.',
  'web/*pad': 'What pages are made of, for everybody.',
  'thema.css': 'Name and colours of the pages, for everybody.',
  inloggen: 'Leads to the issuer: nobody is known yet. Coming back from there is logging in.',
  uitgelogd: 'A page that says so, for everybody.',
  sessie: 'A page asks by itself whether somebody is still logged in.',
  'sessie/verlenging': 'A page says by itself that somebody is there.',
};

/** By its operator, at the machine. */
export const EXPORT = 'auditlogUitvoeren';

/** All that can be looked for. */
export const ACTIES: readonly string[] = [
  ...[...Object.values(HANDELINGEN), ...Object.values(HANDELINGEN_OUTSIDE_API)].map(({ actie }) => actie),
  EXPORT,
];
