/** A name in parts, as Klanten keeps it: what is not known is empty. */
interface NameInParts {
  readonly voorletters: string;
  readonly voornaam: string;
  readonly voorvoegselAchternaam: string;
  readonly achternaam: string;
}

/** As a person is called: voornaam or else voorletters, voorvoegsel, achternaam. */
export function callingName({ voorletters, voornaam, voorvoegselAchternaam, achternaam }: NameInParts): string {
  return [voornaam || voorletters, voorvoegselAchternaam, achternaam].filter(Boolean).join(' ');
}
