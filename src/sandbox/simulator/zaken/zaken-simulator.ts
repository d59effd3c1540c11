import { CatalogiApi } from '../catalogi/catalogi-api.js';
import { CatalogusStore } from '../catalogi/catalogus-store.js';
import { klregCatalogus } from '../catalogi/klreg-catalogus.js';
import { testcatalogus, TESTZAAKTYPE } from '../catalogi/testcatalogus.js';
import { RegisterServer } from '../register-server.js';
import { Toegang, type Client } from './toegang.js';
import { ZakenApi, type ExperimentalEndpoints } from './zaken-api.js';
import { ZakenRegister } from './zaken-register.js';
import { ZakenStore } from './zaken-store.js';

/** The client of the product in the embedded set-up: all rights, as it must be able to delete a zaak. */
export const ZAKEN_CLIENT_ID = 'klantregie';
export const ZAKEN_SECRET = 'klantregie-ontwikkelgeheim-van-32-tekens';

/** A client with lezen, aanmaken and bijwerken on one zaaktype of the test catalogus. */
export const RESTRICTED_CLIENT_ID = 'klantregie-beperkt';
export const RESTRICTED_SECRET = 'klantregie-beperkt-geheim-van-32-tekens';

/** A known secret that belongs to no application. @public */
export const NO_APPLICATION_CLIENT_ID = 'klantregie-zonder-applicatie';
/** @public */
export const NO_APPLICATION_SECRET = 'klantregie-zonder-applicatie-geheim-32-tekens';

const CLIENTS: readonly Client[] = [
  { clientId: ZAKEN_CLIENT_ID, secret: ZAKEN_SECRET, application: { all: true } },
  {
    clientId: RESTRICTED_CLIENT_ID,
    secret: RESTRICTED_SECRET,
    application: {
      zaaktypen: [TESTZAAKTYPE],
      scopes: ['zaken.lezen', 'zaken.aanmaken', 'zaken.bijwerken', 'catalogi.lezen'],
      maxVertrouwelijkheidaanduiding: 'zeer_geheim',
    },
  },
  { clientId: NO_APPLICATION_CLIENT_ID, secret: NO_APPLICATION_SECRET },
];

export interface ZakenSimulatorOptions extends Partial<ExperimentalEndpoints> {
  /** Who may come in. By default the three clients above. */
  readonly clients?: readonly Client[];
}

/** A register of zaken that behaves as Open Zaak 1.30 does: the Zaken API and the Catalogi API on one port. */
export function zakenSimulator({
  clients = CLIENTS,
  zaakRegistreren = true,
  zaaknummerReserveren = true,
}: ZakenSimulatorOptions = {}): RegisterServer {
  const toegang = new Toegang(clients);
  const catalogus = new CatalogusStore([testcatalogus, klregCatalogus]);
  const register = new ZakenRegister(new ZakenStore(), catalogus, toegang);
  const zaken = new ZakenApi(register, { zaakRegistreren, zaaknummerReserveren });
  return new RegisterServer('zaken', [zaken, new CatalogiApi(catalogus, toegang)]);
}

/** The Catalogi API of a zaken simulator: for publishing and closing zaaktypen while it runs. */
export function catalogiOf(simulator: RegisterServer): CatalogiApi {
  const api = simulator.apis.find((each) => each instanceof CatalogiApi);
  if (!api) throw new Error(`${simulator.name} has no Catalogi API.`);
  return api;
}
