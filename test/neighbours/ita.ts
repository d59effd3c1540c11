import type { Resource } from '../support/other-application.js';
import { expanded, query, refs, text, type Registers } from './registers.js';

/** A task as ITA shows it. */
export interface ItaTaak {
  readonly nummer: string;
  readonly onderwerp: string;
  readonly klant: string | undefined;
  readonly toelichting: string;
  readonly afdelingen: readonly string[];
}

/** The tasks of a medewerker who is logged in, by each of the ways in which a medewerker may be known. */
export async function tasksOf(registers: Registers, email: string): Promise<readonly ItaTaak[]> {
  const ways = [
    { actoridentificatorCodeRegister: 'msei', actoridentificatorCodeSoortObjectId: 'email' },
    { actoridentificatorCodeRegister: 'handmatig', actoridentificatorCodeSoortObjectId: 'email' },
  ];
  const actoren = await Promise.all(
    ways.map((way) =>
      registers.listKlanten(
        `actoren${query({
          actoridentificatorCodeObjecttype: 'mdw',
          ...way,
          actoridentificatorObjectId: email,
          indicatieActief: 'true',
          soortActor: 'medewerker',
        })}`,
      ),
    ),
  );
  const tasks = await Promise.all(
    actoren.flat().map(({ uuid }) => list(registers, { toegewezenAanActor__uuid: uuid, status: 'te_verwerken' })),
  );
  return tasks.flat();
}

/** The tasks of an afdeling: by the name of its actor, exactly. */
export const tasksOfAfdeling = (registers: Registers, naam: string): Promise<readonly ItaTaak[]> =>
  list(registers, { actoren__naam: naam, status: 'te_verwerken' });

/** Whether ITA lets its user open a task: only when an afdeling or groep is among those that it is for. */
export const opens = ({ afdelingen }: ItaTaak): boolean => afdelingen.length > 0;

/** uuids of the zaken that a contact is about. */
export async function zakenOf(registers: Registers, klantcontact: string): Promise<readonly string[]> {
  return expanded(await contact(registers, klantcontact), 'gingOverOnderwerpobjecten')
    .map((it) => it['onderwerpobjectidentificator'] as Readonly<Record<string, string>>)
    .filter((it) => it['codeObjecttype'] === 'zgw-Zaak' && it['codeRegister'] === 'openzaak')
    .map((it) => String(it['objectId']));
}

async function list(registers: Registers, by: Readonly<Record<string, string>>): Promise<readonly ItaTaak[]> {
  const tasks = await registers.listKlanten(`internetaken${query(by)}`);
  return Promise.all(
    tasks.map(async (taak) => {
      const from = await contact(registers, (taak['aanleidinggevendKlantcontact'] as { uuid: string }).uuid);
      const actoren = await Promise.all(
        refs(taak, 'toegewezenAanActoren').map((actor) => registers.klanten(`actoren/${actor.uuid}`)),
      );
      return {
        nummer: text(taak, 'nummer'),
        onderwerp: text(from, 'onderwerp'),
        klant: expanded(from, 'hadBetrokkenen')
          .map((it) => text(it, 'volledigeNaam') || text(it, 'organisatienaam'))
          .find(Boolean),
        toelichting: text(taak, 'toelichting'),
        afdelingen: actoren.filter(({ soortActor }) => soortActor !== 'medewerker').map((actor) => text(actor, 'naam')),
      };
    }),
  );
}

const contact = (registers: Registers, uuid: string): Promise<Resource> =>
  registers.klanten(
    `klantcontacten/${uuid}${query({
      expand: 'hadBetrokkenen,hadBetrokkenen.digitaleAdressen,gingOverOnderwerpobjecten,leiddeTotInterneTaken',
    })}`,
  );
