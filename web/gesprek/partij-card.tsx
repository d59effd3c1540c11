import type { Adresgegevens, Partij } from '../../client/src/index.js';

const NUMMERS: Readonly<Record<string, string>> = {
  bsn: 'BSN',
  rsin: 'RSIN',
  kvk_nummer: 'KvK-nummer',
  vestigingsnummer: 'Vestigingsnummer',
};

/** Who somebody on file is, enough to be sure that it is the one. */
export function PartijCard({ partij }: { readonly partij: Partij }) {
  const { naam, partijIdentificatoren, digitaleAdressen = [], bezoekadres, toelichting } = partij;
  return (
    <div class="card">
      <strong>{naam || 'Naam niet bekend'}</strong>
      {partij.indicatieGeheimhouding === true && <p class="bad">Geheimhouding: geef geen gegevens door.</p>}
      {!partij.indicatieActief && <p class="bad">Niet meer in gebruik.</p>}
      <ul class="plain">
        {partijIdentificatoren.map(({ codeSoortObjectId, objectId }) => (
          <li key={codeSoortObjectId}>
            {NUMMERS[codeSoortObjectId] ?? codeSoortObjectId} {objectId}
          </li>
        ))}
        {digitaleAdressen.map(({ uuid, adres, voorkeur, omschrijving }) => (
          <li key={uuid}>
            {adres}
            {omschrijving && ` (${omschrijving})`}
            {voorkeur && ' – heeft de voorkeur'}
          </li>
        ))}
        {bezoekadres && <li>{addressLine(bezoekadres)}</li>}
      </ul>
      {toelichting && <p class="soft">{toelichting}</p>}
    </div>
  );
}

function addressLine(adres: Adresgegevens): string {
  const { straatnaam, huisnummer, huisnummertoevoeging, postcode, stad, adresregel1, adresregel2, adresregel3 } = adres;
  const street = [straatnaam, huisnummer, huisnummertoevoeging].filter((it) => it !== undefined).join(' ');
  const lines = [street, [postcode, stad].filter(Boolean).join(' '), adresregel1, adresregel2, adresregel3];
  return lines.filter(Boolean).join(', ');
}
