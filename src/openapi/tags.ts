/** The chapters of the document, in the order in which they stand there. */
export const TAGS = {
  productaanvragen: 'De hele use case in één verzoek: alles wordt geregistreerd, of niets.',
  producten: 'Wat er aangevraagd kan worden, en wat een scherm daarvoor moet weten.',
  medewerker: 'Wie er is ingelogd.',
  partijen: 'Klanten zoeken en bekijken.',
  klantcontacten: 'De use case stap voor stap: het gesprek, de klant en het vervolg.',
  beheer: 'Zien wat er met aanvragen is gebeurd, en ingrijpen. Voor beheerders.',
  audit: 'Zien wie wat deed. Voor auditors.',
  api: 'Over de API zelf. Zonder token.',
} as const;

export type Tag = keyof typeof TAGS;
