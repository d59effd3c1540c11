import { object, readBody, required, type Field } from '../drf/fields.js';
import type { Call, Route } from '../drf/router.js';
import type { RegisterAnswer } from '../register-server.js';
import { betrokkenePart } from './betrokkenen.js';
import { klantcontactBody } from './klantcontacten.js';
import { onderwerpobjectPart } from './onderwerpobjecten.js';
import type { Write } from './resource.js';
import type { Betrokkene, Klantcontact, Onderwerpobject } from './rows.js';
import type { KlantenState } from './state.js';
import { Views } from './views.js';

interface Made {
  readonly klantcontact: Klantcontact;
  readonly betrokkene: Betrokkene | null;
  readonly onderwerpobject: Onderwerpobject | null;
}

/**
 * `POST /maak-klantcontact` (Open Klant 2.4 and later): a klantcontact with at most one betrokkene and one onderwerpobject,
 * all or nothing. What else is sent is ignored, and the answer has no Location.
 */
export function maakKlantcontactRoute(state: KlantenState): Route {
  return { path: '/maak-klantcontact', handlers: { POST: (call) => maakKlantcontact(state, call) } };
}

function maakKlantcontact(state: KlantenState, call: Call): RegisterAnswer {
  const { klantcontact, betrokkene, onderwerpobject } = readBody(maakKlantcontactBody(state), call.json())();
  const views = new Views(state, call.base);
  return {
    status: 201,
    body: {
      klantcontact: views.klantcontact(klantcontact),
      betrokkene: betrokkene && views.betrokkene(betrokkene),
      onderwerpobject: onderwerpobject && views.onderwerpobject(onderwerpobject),
    },
  };
}

function maakKlantcontactBody(state: KlantenState): Field<Write<Made>> {
  const fields = {
    klantcontact: required(klantcontactBody(state)),
    betrokkene: betrokkenePart(state),
    onderwerpobject: onderwerpobjectPart(state),
  };
  return object(fields, ({ klantcontact: write, betrokkene, onderwerpobject }) => () => {
    const klantcontact = write!();
    return {
      klantcontact,
      betrokkene: betrokkene?.(klantcontact.uuid) ?? null,
      onderwerpobject: onderwerpobject?.(klantcontact.uuid) ?? null,
    };
  });
}
