import { object, required, type Field } from '../drf/fields.js';
import { contains, isTrue, oneOf } from '../drf/filters.js';
import { anything, boolean, choice, text } from '../drf/scalar-fields.js';
import { deleteActor } from './cascades.js';
import { identificatorField, NO_IDENTIFICATOR } from './groups.js';
import { identificatorFilters } from './list-filters.js';
import { partOf, readPart } from './polymorphic.js';
import type { Resource, Write } from './resource.js';
import type { Actor } from './rows.js';
import { emailRule, phoneRule } from './shared-fields.js';
import type { KlantenState } from './state.js';

const SOORTEN = ['medewerker', 'geautomatiseerde_actor', 'organisatorische_eenheid'] as const;

const NEW: Omit<Actor, 'uuid'> = {
  naam: '',
  soortActor: '',
  indicatieActief: true,
  actoridentificator: NO_IDENTIFICATOR,
  actorIdentificatie: null,
};

export function actorenResource(state: KlantenState): Resource<Actor> {
  return {
    name: 'actoren',
    table: state.actoren,
    filters: {
      naam: contains((row) => row.naam),
      soortActor: oneOf(SOORTEN, (row) => row.soortActor),
      indicatieActief: isTrue((row) => row.indicatieActief),
      ...identificatorFilters('actoridentificator', (row) => row.actoridentificator),
    },
    lookups: { actoridentificatorObjectId: (value) => state.actorenByObjectId.all(value) },
    view: (views, row) => views.actor(row),
    body: (_method, own) => actorBody(state, own),
    remove: (row) => deleteActor(state, row.uuid),
  };
}

/** An actoridentificator is not unique: nothing stops a second actor with the same one. */
function actorBody(state: KlantenState, own: Actor | undefined): Field<Write<Actor>> {
  const fields = {
    naam: required(text({ max: 200 })),
    soortActor: required(choice(SOORTEN)),
    indicatieActief: boolean(),
    actoridentificator: identificatorField(),
    actorIdentificatie: anything(),
  };
  return object(fields, ({ actorIdentificatie: raw, ...values }, place) => {
    const soort = { sent: values.soortActor, before: own?.soortActor };
    const part = readPart(ACTOR_IDENTIFICATIE, soort, raw, place.at('actorIdentificatie'));
    const uuid = own?.uuid ?? crypto.randomUUID();
    const row: Actor = { ...NEW, ...own, ...values, ...(part !== undefined && { actorIdentificatie: part }), uuid };
    return () => (own ? state.actoren.update(uuid, row) : state.actoren.insert(row));
  });
}

const phone = { max: 20, rules: [phoneRule] };
const email = text({ max: 254, blank: true, rules: [emailRule] });

const ACTOR_IDENTIFICATIE: Readonly<Record<(typeof SOORTEN)[number], Field<Record<string, string> | null>>> = {
  medewerker: partOf(
    { functie: '', emailadres: '', telefoonnummer: '' },
    { functie: required(text({ max: 40 })), emailadres: email, telefoonnummer: required(text(phone)) },
  ),
  geautomatiseerde_actor: partOf(
    { functie: '', omschrijving: '' },
    { functie: required(text({ max: 40 })), omschrijving: text({ max: 200, blank: true }) },
  ),
  organisatorische_eenheid: partOf(
    { omschrijving: '', emailadres: '', faxnummer: '', telefoonnummer: '' },
    {
      omschrijving: text({ max: 200, blank: true }),
      emailadres: email,
      faxnummer: text({ max: 20, blank: true }),
      telefoonnummer: text({ ...phone, blank: true }),
    },
  ),
};
