import type { KlantenClient } from '../klanten/klanten.client.js';
import type { TakenClient } from '../taken/taken.client.js';
import type { Log } from '../telemetry/log.js';
import type { CatalogiClient } from '../zaken/catalogi.client.js';
import type { ZakenClient } from '../zaken/zaken.client.js';
import type { Capabilities } from './capabilities.js';
import {
  checkCatalogi,
  checkKlanten,
  checkTaken,
  checkZaken,
  refusalOf,
  type Klantenstand,
  type Registerstand,
  type Zakenstand,
} from './register-checks.js';

/** The registers that are looked at. Taken only when it is not the same one as Klanten. */
export interface Watched {
  readonly klanten: KlantenClient;
  readonly taken?: TakenClient;
  readonly zaken: ZakenClient;
  readonly catalogi: CatalogiClient;
}

/** How the registers were found to be the last time. */
export interface Registerstanden {
  readonly klanten: Klantenstand & Deletion;
  readonly taken?: Registerstand;
  readonly zaken: Zakenstand & Deletion;
  readonly catalogi: Registerstand;
  /** ISO 8601 in UTC. */
  readonly gecontroleerdOp: string;
}

/** Whether we may delete. A token of Klanten may do everything; with Zaken nobody can tell without deleting a zaak. */
interface Deletion {
  readonly verwijderen: boolean | 'onbekend';
}

const NAMEN = { klanten: 'Klanten', taken: 'Taken', zaken: 'Zaken', catalogi: 'Catalogi' } as const;
type Naam = keyof typeof NAMEN;

/** Knows how the registers are, and tells it in one line of the log when that changes. */
export class RegisterWatch {
  #standen: Registerstanden | undefined;
  readonly #told = new Map<Naam, string>();

  constructor(
    private readonly registers: Watched,
    private readonly capabilities: Capabilities,
    private readonly log: Log,
  ) {}

  /** With what was learned since the last look. Undefined before the first. */
  get standen(): Registerstanden | undefined {
    if (!this.#standen) return undefined;
    const { maakKlantcontact, zaakRegistreren, zaaknummerReserveren } = this.capabilities;
    const { klanten, zaken } = this.#standen;
    return {
      ...this.#standen,
      klanten: { ...klanten, ...present({ maakKlantcontact: maakKlantcontact.isPresent }) },
      zaken: {
        ...zaken,
        ...present({
          zaakRegistreren: zaakRegistreren.isPresent,
          zaaknummerReserveren: zaaknummerReserveren.isPresent,
        }),
      },
    };
  }

  /** Why the product cannot work with these registers, in one line; undefined when it can, as far as could be seen. */
  get refusal(): string | undefined {
    const { klanten, taken } = this.#standen ?? {};
    return (klanten && refusalOf(NAMEN.klanten, klanten)) ?? (taken && refusalOf(NAMEN.taken, taken));
  }

  /** Whether it is time to look again: at most so many milliseconds after the last look, sooner while one was not reached. */
  isDue(every: number, now: number): boolean {
    if (!this.#standen) return true;
    const { gecontroleerdOp, ...standen } = this.#standen;
    const isReached = Object.values(standen).every((stand: Registerstand) => stand.bereikbaar);
    return !isReached || now - Date.parse(gecontroleerdOp) >= every;
  }

  /** Looks at all of them at once. A register that does not answer is no error. */
  async look(): Promise<void> {
    const [klanten, taken, zaken, catalogi] = await Promise.all([
      checkKlanten(this.registers.klanten),
      this.registers.taken && checkTaken(this.registers.taken),
      checkZaken(this.registers.zaken),
      checkCatalogi(this.registers.catalogi),
    ]);
    this.capabilities.maakKlantcontact.learn(klanten.maakKlantcontact);
    this.capabilities.zaakRegistreren.learn(zaken.zaakRegistreren);
    this.capabilities.zaaknummerReserveren.learn(zaken.zaaknummerReserveren);
    this.#standen = {
      klanten: { ...klanten, verwijderen: klanten.tokenAanvaard ?? 'onbekend' },
      ...(taken && { taken }),
      zaken: { ...zaken, verwijderen: 'onbekend' },
      catalogi,
      gecontroleerdOp: new Date().toISOString(),
    };
    this.#tell('klanten', klanten, WITHOUT_MAAK_KLANTCONTACT(klanten));
    if (taken) this.#tell('taken', taken);
    this.#tell('zaken', zaken, WITHOUT_ZAAK_REGISTREREN(zaken));
    this.#tell('catalogi', catalogi);
  }

  #tell(register: Naam, stand: Registerstand, missing: readonly string[] = []): void {
    const { bereikbaar, versie, meldingen } = stand;
    const naam = NAMEN[register];
    const good = bereikbaar && meldingen.length === 0;
    const sentences = good
      ? [`${naam} is bereikbaar${versie === undefined ? '' : ` (API-versie ${versie})`}.`, ...missing]
      : [...meldingen, ...missing];
    const line = sentences.join(' ');
    const told = this.#told.get(register);
    if (told === line) return;
    this.#told.set(register, line);
    // That all is well from the start is no news.
    const isNews = told !== undefined || missing.length > 0;
    this.log[good ? (isNews ? 'info' : 'debug') : 'warn']({ register, ...stand }, line);
  }
}

const WITHOUT_MAAK_KLANTCONTACT = ({ maakKlantcontact }: Klantenstand) =>
  maakKlantcontact === false
    ? ['Zonder maak-klantcontact: klantcontact en betrokkene worden na elkaar geregistreerd.']
    : [];

const WITHOUT_ZAAK_REGISTREREN = ({ zaakRegistreren }: Zakenstand) =>
  zaakRegistreren === false ? ['Zonder zaak_registreren: zaak, rol en status worden na elkaar geregistreerd.'] : [];

/** Only the members that are known. */
function present(members: Readonly<Record<string, boolean | undefined>>): Readonly<Record<string, boolean>> {
  return Object.fromEntries(
    Object.entries(members).filter((entry): entry is [string, boolean] => entry[1] !== undefined),
  );
}
