import { applyDecorators } from '@nestjs/common';
import { Choice, Describe, isRecord, Parts, Required, Rule, Text, TextRule } from '../../../http/fields.js';
import { readIdentificatienummer } from '../../../notation/identificatienummer.js';
import { withoutSeparators } from '../../../notation/text.js';
import type { PartijIdentificator } from '../../productaanvraag.js';

type Soort = PartijIdentificator['codeSoortObjectId'];
const SOORTEN = ['bsn', 'rsin', 'kvk_nummer', 'vestigingsnummer'] as const satisfies readonly Soort[];

/** A number under which another register knows a partij (F7554; Open Klant, partijIdentificator). */
@Describe('Een nummer waaronder een klant elders bekend is. Bij een vestigingsnummer hoort ook het KvK-nummer.')
export class PartijIdentificatorDto {
  /** `bsn`, `rsin`, `kvk_nummer` or `vestigingsnummer` (Open Klant); the other codes follow from it. */
  @Describe('Wat voor nummer het is.', 'bsn')
  @Required()
  @Choice(SOORTEN)
  codeSoortObjectId!: Soort;

  /**
   * bsn and rsin: 9 digits that pass the elfproef, 8 are understood; kvk_nummer: 8 digits; vestigingsnummer: 12 digits
   * (Open Klant). Blanks, dots and dashes are left out.
   */
  @Describe(
    'Het nummer. Een BSN of RSIN heeft 9 cijfers en klopt met de elfproef, een KvK-nummer heeft 8 cijfers en een ' +
      'vestigingsnummer 12. Spaties, punten en streepjes worden weggelaten.',
    '999990019',
  )
  @Numbered('bsn', 'ongeldig-bsn', 'Dit is geen goed BSN. Vul de 9 cijfers in en controleer ze.')
  @Numbered('rsin', 'ongeldig-rsin', 'Dit is geen goed RSIN. Vul de 9 cijfers in en controleer ze.')
  @Numbered('kvk_nummer', 'ongeldig-kvk-nummer', 'Vul de 8 cijfers van het KvK-nummer in.')
  @Numbered('vestigingsnummer', 'ongeldig-vestigingsnummer', 'Vul de 12 cijfers van het vestigingsnummer in.')
  @Required()
  @Text({ max: 50, normalise: withoutSeparators })
  objectId!: string;
}

/** A list with at most one of each soort (Open Klant), and no vestigingsnummer without its kvk_nummer. */
export function PartijIdentificatorenField(): PropertyDecorator {
  return applyDecorators(
    Rule(
      'dubbel',
      'Stuur van elke soort nummer hoogstens een.',
      (list) => new Set(soorten(list)).size === soorten(list).length,
    ),
    Rule(
      'kvk-nummer-ontbreekt',
      'Stuur bij een vestigingsnummer ook het KvK-nummer.',
      (list) => !soorten(list).includes('vestigingsnummer') || soorten(list).includes('kvk_nummer'),
    ),
    Parts(() => PartijIdentificatorDto, { max: SOORTEN.length }),
  );
}

export function toPartijIdentificator({ codeSoortObjectId, objectId }: PartijIdentificatorDto): PartijIdentificator {
  return { codeSoortObjectId, objectId: readIdentificatienummer(codeSoortObjectId, objectId) ?? objectId };
}

function Numbered(soort: Soort, code: string, detail: string): PropertyDecorator {
  return TextRule<PartijIdentificatorDto>(
    code,
    detail,
    (text, { codeSoortObjectId }) => codeSoortObjectId !== soort || readIdentificatienummer(soort, text) !== undefined,
  );
}

function soorten(list: unknown): unknown[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item) =>
    isRecord(item) && item['codeSoortObjectId'] !== undefined ? [item['codeSoortObjectId']] : [],
  );
}
