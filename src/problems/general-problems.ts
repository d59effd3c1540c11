import type { ProblemType } from './problem-type.js';

/** What can happen to a request whatever it is about: with how it was sent, with who sent it, and with ourselves. */
export const GENERAL_PROBLEMS = {
  'ongeldig-verzoek': {
    status: 400,
    title: 'Het verzoek klopt niet',
    detail: 'Wij kunnen dit verzoek niet lezen. Controleer het en probeer het opnieuw.',
    uitleg:
      'Het verzoek is zo niet te lezen, bijvoorbeeld door een teken in het adres dat daar niet mag staan. Vergelijk ' +
      'het verzoek met de beschrijving van de API en stuur het dan opnieuw.',
  },
  'ongeldige-invoer': {
    status: 400,
    title: 'De gegevens kloppen niet',
    detail: 'Sommige gegevens kloppen niet. Bij errors staat wat u moet veranderen.',
    uitleg:
      'Een of meer gegevens in het verzoek kloppen niet. Er is niets geregistreerd. Bij `errors` staat elke fout: ' +
      '`location` zegt waar, `code` wat voor fout het is en `detail` wat u kunt doen. Alle fouten staan er tegelijk. ' +
      'Verander de gegevens en stuur het verzoek opnieuw.',
  },
  'ongeldige-json': {
    status: 400,
    title: 'De inhoud is geen JSON',
    detail: 'Wij kunnen de inhoud niet lezen. Stuur geldige JSON in UTF-8.',
    uitleg:
      'De inhoud van het verzoek is geen geldige JSON in UTF-8. Er mist bijvoorbeeld een haakje of een ' +
      'aanhalingsteken. Laat uw software de JSON maken, en controleer of die als UTF-8 wordt verstuurd.',
  },
  'idempotency-key-ontbreekt': {
    status: 400,
    title: 'De header Idempotency-Key ontbreekt',
    detail:
      'Stuur de header Idempotency-Key mee. Maak per aanvraag een nieuwe sleutel. Stuur dezelfde sleutel als u het ' +
      'opnieuw probeert. Bijvoorbeeld: Idempotency-Key: 6f1c0a52-5d0e-4a55-9d3b-2f6a7c1e8b90',
    uitleg:
      'Elk verzoek dat iets registreert, heeft de header `Idempotency-Key` nodig. Daarmee komt er nooit iets dubbel ' +
      'te staan. Maak voor elke nieuwe aanvraag een nieuwe sleutel, bijvoorbeeld een willekeurige UUID. Bewaar de ' +
      'sleutel, en stuur dezelfde mee als u hetzelfde verzoek nog eens stuurt.',
  },
  'idempotency-key-ongeldig': {
    status: 400,
    title: 'De header Idempotency-Key klopt niet',
    detail:
      'Gebruik voor Idempotency-Key een UUID, of 16 tot en met 64 letters, cijfers of de tekens . _ ~ en -. ' +
      'Bijvoorbeeld: Idempotency-Key: 6f1c0a52-5d0e-4a55-9d3b-2f6a7c1e8b90',
    uitleg:
      'De sleutel in de header `Idempotency-Key` heeft niet de goede vorm. Gebruik een UUID, of 16 tot en met 64 ' +
      'letters, cijfers of de tekens `.` `_` `~` en `-`.',
  },
  'niet-ingelogd': {
    status: 401,
    title: 'U bent niet ingelogd',
    detail: 'Log in en probeer het opnieuw.',
    uitleg:
      'Bij het verzoek hoort een token van de inlogserver van de gemeente, in de header `Authorization: Bearer`. Het ' +
      'token ontbreekt, is verlopen of is niet voor deze API. Vraag een nieuw token en stuur het verzoek opnieuw.',
  },
  'geen-toegang': {
    status: 403,
    title: 'U hebt geen toegang',
    detail: 'U mag dit niet doen of bekijken. Vraag uw beheerder om toegang.',
    uitleg:
      'U bent ingelogd, maar uw token geeft hier geen toegang. De rol ontbreekt, of er staat niet in wie u bent. ' +
      'Vraag uw beheerder om de rol. Opnieuw proberen met hetzelfde token helpt niet.',
  },
  'vreemde-herkomst': {
    status: 403,
    title: 'Dit verzoek kwam van een andere website',
    detail: 'Er is niets veranderd. Doe dit op een bladzijde van Klantregie zelf.',
    uitleg:
      'Wie met een browser is ingelogd, kan alleen iets veranderen vanaf een bladzijde van Klantregie zelf. Anders zou elke ' +
      'website dat uit uw naam kunnen doen. Er is niets veranderd. Andere software stuurt een token mee, in de header ' +
      '`Authorization: Bearer`.',
  },
  'niet-gevonden': {
    status: 404,
    title: 'Niet gevonden',
    detail: 'Dit adres of dit gegeven bestaat niet.',
    uitleg:
      'Het adres bestaat niet, of het gegeven bestaat niet of is niet van u. Let op hoofdletters, en op een schuine ' +
      'streep aan het eind: die hoort er niet.',
  },
  'methode-niet-toegestaan': {
    status: 405,
    title: 'Deze methode kan hier niet',
    detail: 'Gebruik een van de methoden die in de header Allow staan.',
    uitleg: 'Het adres bestaat, maar deze methode kan er niet. In de header `Allow` staan de methoden die wel kunnen.',
  },
  'antwoord-alleen-in-json': {
    status: 406,
    title: 'Wij antwoorden alleen in JSON',
    detail: 'Zet application/json in de header Accept, of laat die header weg.',
    uitleg:
      'Deze API antwoordt alleen in JSON, en de header `Accept` vraagt om iets anders. Zet daar `application/json` in, ' +
      'of laat de header weg.',
  },
  'verzoek-te-traag': {
    status: 408,
    title: 'Het verzoek kwam niet op tijd binnen',
    detail: 'Stuur het verzoek opnieuw.',
    uitleg:
      'Het verzoek was na te lange tijd nog niet helemaal binnen. Dat ligt meestal aan de verbinding. Stuur het ' +
      'opnieuw, met dezelfde `Idempotency-Key`.',
  },
  conflict: {
    status: 409,
    title: 'Dit kan nu niet',
    detail: 'Dit past niet bij wat er al is geregistreerd.',
    uitleg:
      'Wat u vraagt past niet bij wat er nu is geregistreerd. Haal de gegevens opnieuw op en bekijk wat er is ' +
      'veranderd.',
  },
  'idempotency-key-hergebruikt': {
    status: 409,
    title: 'Deze sleutel is al gebruikt',
    detail:
      'Deze sleutel hoort bij een aanvraag met andere gegevens. Kijk eerst of die is aangekomen. Er is nu niets geregistreerd.',
    uitleg:
      'Deze `Idempotency-Key` is al gebruikt voor een verzoek met andere gegevens. Er is niets geregistreerd. Maak ' +
      'voor een nieuwe aanvraag een nieuwe sleutel. Dezelfde sleutel is alleen voor precies hetzelfde verzoek.',
  },
  'te-groot': {
    status: 413,
    title: 'Het verzoek is te groot',
    detail: 'Stuur hoogstens 64 kB.',
    uitleg:
      'De inhoud van het verzoek is groter dan 64 kB. Een volledige aanvraag is veel kleiner. Controleer wat uw ' +
      'software meestuurt.',
  },
  'alleen-json': {
    status: 415,
    title: 'Wij lezen alleen JSON',
    detail: 'Stuur de inhoud als application/json in UTF-8, zonder compressie.',
    uitleg:
      'Deze API leest alleen JSON in UTF-8, zonder compressie. Stuur de header `Content-Type: application/json` mee ' +
      'en laat `Content-Encoding` weg.',
  },
  'te-veel-verzoeken': {
    status: 429,
    title: 'Te veel verzoeken',
    detail: 'Wacht even en probeer het opnieuw.',
    uitleg:
      'U stuurde in korte tijd te veel verzoeken. In de header `Retry-After` staat na hoeveel seconden u het opnieuw ' +
      'kunt proberen. De beheerder kan instellen hoeveel verzoeken er per minuut mogen.',
  },
  'te-veel-headers': {
    status: 431,
    title: 'De headers zijn te groot',
    detail: 'Stuur minder of kortere headers.',
    uitleg:
      'De headers van het verzoek zijn samen te groot. Stuur minder of kortere headers, en controleer of het token ' +
      'niet te lang is.',
  },
  'interne-fout': {
    status: 500,
    title: 'Er ging bij ons iets mis',
    detail: 'Probeer het later opnieuw. Geef het nummer bij instance door als het mis blijft gaan.',
    uitleg:
      'Er ging in Klantregie iets mis dat niet was voorzien. Stuur hetzelfde verzoek later opnieuw, met dezelfde ' +
      '`Idempotency-Key`: dan komt er niets dubbel te staan. Blijft het misgaan, geef de beheerder dan het nummer bij ' +
      '`instance`. Daarmee staat de fout in het logboek.',
  },
  'register-fout': {
    status: 502,
    title: 'Een register antwoordt niet goed',
    detail: 'Probeer het later opnieuw.',
    uitleg:
      'Een register waar Klantregie gegevens haalt of bewaart, geeft een antwoord dat niet klopt. Probeer het later ' +
      'opnieuw. Blijft het misgaan, waarschuw dan de beheerder.',
  },
  'niet-beschikbaar': {
    status: 503,
    title: 'Wij zijn even niet beschikbaar',
    detail: 'Probeer het later opnieuw.',
    uitleg:
      'Klantregie kan nu geen verzoeken aannemen, bijvoorbeeld omdat de database of de inlogserver niet antwoordt. ' +
      'Er is niets geregistreerd. In de header `Retry-After` staat na hoeveel seconden u het opnieuw kunt proberen.',
  },
  'te-druk': {
    status: 503,
    title: 'Het is nu te druk',
    detail: 'Er is niets geregistreerd. Probeer het over een paar seconden opnieuw.',
    uitleg:
      'Er komen nu meer aanvragen binnen dan Klantregie en de registers aankunnen. Er is niets geregistreerd. In de ' +
      'header `Retry-After` staat na hoeveel seconden u het opnieuw kunt proberen, met dezelfde `Idempotency-Key`.',
  },
  'register-te-traag': {
    status: 504,
    title: 'Een register antwoordt niet op tijd',
    detail: 'Probeer het later opnieuw.',
    uitleg:
      'Een register antwoordt niet op tijd. Probeer het over een paar minuten opnieuw. Blijft het misgaan, ' +
      'waarschuw dan de beheerder.',
  },
} as const satisfies Record<string, ProblemType>;
