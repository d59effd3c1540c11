import type { ProblemType } from './problem-type.js';

/** What can become of a productaanvraag, and of what a beheerder wants to do with it. */
export const AANVRAAG_PROBLEMS = {
  'authenticatie-onvoldoende': {
    status: 403,
    title: 'Het is nog niet zeker genoeg wie de klant is',
    detail: 'Controleer eerst beter wie de klant is.',
    uitleg:
      'Voor dit product moet zekerder zijn wie de klant is. Bij `vereistNiveau` staat het niveau dat nodig is. Er is ' +
      'niets geregistreerd. Controleer beter wie de klant is en stuur de aanvraag opnieuw, met het nieuwe niveau ' +
      'bij `authenticatie`.',
  },
  'aanvraag-loopt-nog': {
    status: 409,
    title: 'De aanvraag loopt nog',
    detail: 'Wacht tot de aanvraag klaar is of aandacht vraagt, en probeer het dan opnieuw.',
    uitleg:
      'Wat loopt, is niet terug te draaien of af te sluiten. Klantregie is er nog mee bezig. Wacht tot de aanvraag klaar ' +
      'is of aandacht vraagt.',
  },
  'iemand-was-u-voor': {
    status: 409,
    title: 'Iemand was u voor',
    detail: 'Iemand anders drukte net eerder op een knop bij deze aanvraag. Kijk hoe de aanvraag er nu voor staat.',
    uitleg:
      'Van twee knoppen op hetzelfde moment geldt de eerste. Uw knop heeft niets gedaan. Bekijk de aanvraag opnieuw, en ' +
      'kies dan wat nog nodig is.',
  },
  'andere-versie': {
    status: 409,
    title: 'Een andere versie van Klantregie moet dit doen',
    detail:
      'Deze aanvraag is aangenomen door een andere versie van Klantregie. Alleen die versie kan ermee verdergaan. Er is ' +
      'niets veranderd.',
    uitleg:
      'Na een nieuwe versie kan Klantregie een oude aanvraag soms niet meer hervatten of terugdraaien: de stappen zijn ' +
      'anders. Er is niets veranderd. Vraag wie Klantregie beheert om de oude versie ernaast te starten, en druk daar op ' +
      'de knop. Of los het zelf op in de registers, en sluit de aanvraag af als zij aandacht vraagt.',
  },
  'gegevens-niet-bewaard': {
    status: 409,
    title: 'De gegevens van de klant zijn niet meer bewaard',
    detail: 'Los op wat er bij achtergebleven staat, en sluit de aanvraag dan af. Er is niets veranderd.',
    uitleg:
      'Een aanvraag die aandacht vraagt, bewaart de gegevens van de klant niet langer dan nodig. Zonder die gegevens is zij ' +
      'niet meer te hervatten of terug te draaien. Wat er bij `achtergebleven` staat, moet een mens herstellen in het register ' +
      'zelf. Sluit de aanvraag daarna af.',
  },
  'hervatten-kan-niet': {
    status: 409,
    title: 'Er is niets om te hervatten',
    detail: 'Los op wat er bij achtergebleven staat, en sluit de aanvraag dan af.',
    uitleg:
      'Bij deze aanvraag valt niets meer te proberen. Wat er bij `achtergebleven` staat, moet een mens herstellen in het ' +
      'register zelf. Sluit de aanvraag daarna af.',
  },
  'terugdraaien-kan-niet': {
    status: 409,
    title: 'De aanvraag is niet meer terug te draaien',
    detail: 'Iemand anders werkt er al mee verder.',
    uitleg:
      'Wat deze aanvraag heeft geregistreerd, wordt intussen door anderen gebruikt. Bij `redenen` staat waardoor. Draai ' +
      'het met de hand terug in de registers zelf, als dat echt moet. Er is niets veranderd.',
  },
  'afsluiten-kan-niet': {
    status: 409,
    title: 'De aanvraag is niet af te sluiten',
    detail: 'Alleen een aanvraag die aandacht vraagt, is af te sluiten.',
    uitleg:
      'Afsluiten is alleen voor aanvragen die aandacht vragen: u zegt ermee dat u het hebt opgelost. Andere aanvragen ' +
      'komen zelf aan hun eind.',
  },
  'klant-al-bekend': {
    status: 409,
    hasLocation: true,
    title: 'Deze klant is al bekend',
    detail: 'Er is niets geregistreerd. Kies de bekende klant.',
    uitleg:
      'U wilt een nieuwe klant registreren, maar in Klanten staat al een partij met hetzelfde nummer. Er is niets ' +
      'geregistreerd. Zoek de klant op en stuur de aanvraag opnieuw, met `bekendePartij` bij `klant.soort` en met een ' +
      'nieuwe `Idempotency-Key`.',
  },
  'klant-mogelijk-bekend': {
    status: 409,
    title: 'Deze klant is misschien al bekend',
    detail: 'Er is niets geregistreerd. Bij kandidaten staat wie het kan zijn.',
    uitleg:
      'U wilt een nieuwe klant registreren. In Klanten staat al een partij met dezelfde achternaam en hetzelfde ' +
      'telefoonnummer of e-mailadres. Er is niets geregistreerd. Is het dezelfde klant, stuur de aanvraag dan met ' +
      '`bekendePartij` bij `klant.soort`. Is het iemand anders, stuur dan ook `klant.ondanksMogelijkeDubbele: true` mee.',
  },
  'ongedaan-gemaakt': {
    status: 502,
    hasLocation: true,
    title: 'De aanvraag is niet geregistreerd',
    detail: 'Er is niets geregistreerd.',
    uitleg:
      'Het registreren is niet gelukt en alles is teruggedraaid: er is niets geregistreerd. Bij `stap` staat waar het ' +
      'misging, in `detail` waarom en in `errors` welke gegevens het register niet aannam. Bij `opnieuwProberen` staat of ' +
      'later nog eens proberen kan helpen. Gebruik dan een nieuwe `Idempotency-Key`.',
  },
  'wordt-ongedaan-gemaakt': {
    status: 502,
    hasLocation: true,
    title: 'De aanvraag wordt teruggedraaid',
    detail: 'Wat al was geregistreerd, wordt nu verwijderd.',
    uitleg:
      'Het registreren is niet gelukt. Wat er al stond, wordt nog weggehaald. U hoeft daar niets voor te doen. In ' +
      'de header `Location` staat waar u kunt zien hoe ver dat is.',
  },
  'vraagt-aandacht': {
    status: 502,
    hasLocation: true,
    title: 'Een beheerder moet naar deze aanvraag kijken',
    detail:
      'De aanvraag is niet helemaal geregistreerd en niet helemaal verwijderd. Een beheerder ziet dit en lost het op.',
    uitleg:
      'Het is niet gelukt om de aanvraag helemaal te registreren, en ook niet om alles terug te draaien. Bij ' +
      '`achtergebleven` staat wat er nog is of ontbreekt. Een beheerder ziet de aanvraag in een lijst en lost het op. ' +
      'Stuur de aanvraag niet nog eens met een nieuwe sleutel.',
  },
  'aanname-niet-bekend': {
    status: 503,
    title: 'Wij weten niet of de aanvraag is aangenomen',
    detail:
      'Het is nog niet bekend of de aanvraag is aangekomen. Verstuur haar nog een keer, zonder iets te veranderen: er komt ' +
      'nooit iets dubbel te staan.',
    uitleg:
      'De database van Klantregie gaf geen antwoord toen de aanvraag werd aangenomen. Misschien staat ze er: dan wordt ze ' +
      'gewoon uitgevoerd. Stuur hetzelfde verzoek nog eens, met dezelfde `Idempotency-Key`. Dan hoort u hoe het ervoor ' +
      'staat, en er komt nooit iets dubbel te staan. In de header `Retry-After` staat na hoeveel seconden.',
  },
} as const satisfies Record<string, ProblemType>;
