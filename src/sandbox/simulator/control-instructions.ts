import { BETWEEN_BODIES, type BetweenBody, type Fault, type FaultKind, type FaultRule } from './faults.js';
import type { RegisterServer } from './register-server.js';

/** What is wrong with what was asked of the simulators. */
export class InvalidInstruction extends Error {
  override readonly name = 'InvalidInstruction';
}

/** What comes with each kind of fault. `hold` waits for a promise, which cannot be sent. */
const KINDS: Readonly<Record<Exclude<FaultKind, 'hold'>, 'nothing' | 'ms' | 'status' | 'between'>> = {
  refuse: 'status',
  betweenBefore: 'between',
  betweenAfter: 'between',
  errorBefore: 'nothing',
  errorAfter: 'nothing',
  unreadable: 'nothing',
  strange: 'nothing',
  hangBefore: 'nothing',
  hangAfter: 'nothing',
  dropBefore: 'nothing',
  dropAfter: 'nothing',
  dropThenEffect: 'ms',
  slow: 'ms',
};

const OPERATION = /^(?:\*|(?:GET|POST|PUT|PATCH|DELETE) \/\S*)$/;

/** The register that an instruction is for. */
export function readRegister(body: unknown, registers: readonly RegisterServer[]): RegisterServer {
  const { register } = objectOf(body, 'De aanvraag');
  const found = registers.find(({ name }) => name === register);
  if (found) return found;
  throw new InvalidInstruction(`register moet een van deze zijn: ${registers.map(({ name }) => name).join(', ')}.`);
}

/** The fault, and when it strikes. */
export function readFault(body: unknown): FaultRule {
  const { register: _, operation, call, times, spreads, fault, ...rest } = objectOf(body, 'De aanvraag');
  refuseRest(rest, 'de aanvraag');
  if (typeof operation !== 'string' || !OPERATION.test(operation))
    throw new InvalidInstruction('operation moet een methode en een pad zijn, zoals "POST /partijen", of "*".');
  return {
    operation,
    ...(call !== undefined && { call: integerOf(call, 'call', 1) }),
    ...(times !== undefined && { times: integerOf(times, 'times', 1) }),
    ...(spreads !== undefined && { spreads: flagOf(spreads, 'spreads') }),
    fault: faultOf(fault),
  };
}

function faultOf(value: unknown): Fault {
  const { kind, ...rest } = objectOf(value, 'fault');
  if (typeof kind !== 'string' || !Object.hasOwn(KINDS, kind))
    throw new InvalidInstruction(`fault.kind moet een van deze zijn: ${Object.keys(KINDS).join(', ')}.`);
  const known = kind as keyof typeof KINDS;
  if (KINDS[known] === 'status') {
    const { status, body, ...unknown } = rest;
    refuseRest(unknown, `een fault van de soort ${kind}`);
    return {
      kind: 'refuse',
      status: integerOf(status, 'fault.status', 200, 599),
      ...(body !== undefined && { body: objectOf(body, 'fault.body') }),
    };
  }
  if (known === 'betweenBefore' || known === 'betweenAfter') {
    const { status, body, ...unknown } = rest;
    refuseRest(unknown, `een fault van de soort ${kind}`);
    return {
      kind: known,
      status: integerOf(status, 'fault.status', 200, 599),
      ...(body !== undefined && { body: betweenBodyOf(body) }),
    };
  }
  const { ms, ...unknown } = rest;
  refuseRest(KINDS[known] === 'ms' ? unknown : rest, `een fault van de soort ${kind}`);
  return { kind: known, ...(ms !== undefined && { ms: integerOf(ms, 'fault.ms', 0) }) } as Fault;
}

function betweenBodyOf(value: unknown): BetweenBody {
  const body = BETWEEN_BODIES.find((it) => it === value);
  if (body) return body;
  throw new InvalidInstruction(`fault.body moet een van deze zijn: ${BETWEEN_BODIES.join(', ')}.`);
}

function objectOf(value: unknown, name: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new InvalidInstruction(`${name} moet een JSON-object zijn.`);
}

function flagOf(value: unknown, name: string): boolean {
  if (typeof value === 'boolean') return value;
  throw new InvalidInstruction(`${name} moet true of false zijn.`);
}

function integerOf(value: unknown, name: string, least: number, most = Number.MAX_SAFE_INTEGER): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
  const range = most === Number.MAX_SAFE_INTEGER ? `vanaf ${least}` : `van ${least} tot en met ${most}`;
  throw new InvalidInstruction(`${name} moet een geheel getal zijn ${range}.`);
}

function refuseRest(rest: object, name: string): void {
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) throw new InvalidInstruction(`${unknown} hoort niet in ${name}.`);
}
