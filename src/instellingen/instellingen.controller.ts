import { Controller, Get, Inject } from '@nestjs/common';
import { NIVEAUS, type Authenticatiemethode, type Configuration } from '../config/configuration.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import { answerSchema, choice, flag, list, part, text } from '../openapi/answer-schema.js';
import { Operation } from '../openapi/operation.js';

/** What a screen has to know beforehand: what can be chosen, and what is filled in when nothing is said. */
export interface Instellingen {
  readonly authenticatiemethoden: readonly Authenticatiemethode[];
  readonly klantcontact: Configuration['klantcontact'];
  readonly partij: Configuration['partij'];
}

const METHODE = answerSchema<Authenticatiemethode>(
  'Authenticatiemethode',
  'Een manier om te controleren wie er belt.',
  {
    methode: text('Zo stuurt u het mee: het veld `authenticatie.methode` van een aanvraag.', 'controlevragen'),
    naam: text('Naam, om te laten zien.', 'Controlevragen gesteld'),
    niveau: choice(NIVEAUS, 'Hoe zeker het daarmee is wie er belt: het veld `authenticatie.niveau`.'),
  },
);

const KLANTCONTACT = answerSchema<Instellingen['klantcontact']>(
  'StandaardKlantcontact',
  'Het gesprek, als u niets zegt.',
  {
    kanaal: text('Hoe de klant contact opnam.', 'telefoon'),
    onderwerp: text(
      'Waar het gesprek over gaat. Voor `{naam}` komt de naam van het product.',
      'Productaanvraag: {naam}',
    ),
    taal: text('Taal (ISO 639-2).', 'nld'),
    vertrouwelijk: flag('Of het gesprek vertrouwelijk is.', false),
    indicatieContactGelukt: flag('Of het gesprek is gelukt.', true),
  },
);

const PARTIJ = answerSchema<Instellingen['partij']>('StandaardPartij', 'Een nieuwe klant, als u niets zegt.', {
  voorkeurstaal: text('Taal (ISO 639-2). Kan leeg zijn.', 'nld'),
  indicatieActief: flag('Of de klant actief is.', true),
  indicatieGeheimhouding: flag('Of de klant geheimhouding heeft.', false),
  zonderIdentificatorToegestaan: flag('Of een nieuwe klant zonder BSN, RSIN, KvK- of vestigingsnummer mag.', true),
});

const INSTELLINGEN = answerSchema<Instellingen>('Instellingen', 'Wat een scherm vooraf moet weten.', {
  authenticatiemethoden: list(METHODE, 'Waaruit een medewerker kan kiezen. Een aanvraag mag ook een andere noemen.'),
  klantcontact: part(KLANTCONTACT, 'Wat van het gesprek wordt ingevuld.'),
  partij: part(PARTIJ, 'Wat van een nieuwe klant wordt ingevuld.'),
});

/** What of the configuration matters to who fills in a request. */
@Controller('instellingen')
export class InstellingenController {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  @Get()
  @Operation({
    id: 'instellingenBekijken',
    tag: 'producten',
    summary: 'Bekijk wat er te kiezen is en wat wordt ingevuld',
    description:
      'Hoe een medewerker kan controleren wie er belt, en wat Klantregie invult als een aanvraag er niets over zegt.',
    answers: { 200: { description: 'De instellingen.', body: INSTELLINGEN } },
  })
  get(): Instellingen {
    const { authenticatie, klantcontact, partij } = this.settings.configuration;
    return { authenticatiemethoden: authenticatie.methoden, klantcontact, partij };
  }
}
