import type { RegisterServer } from '../../src/sandbox/simulator/register-server.js';
import type { Surroundings } from './surroundings.js';

/** The nth call of an operation that writes to a register. */
export interface Write {
  readonly register: 'klanten' | 'zaken';
  readonly operation: string;
  readonly call: number;
}

/** Starts looking at the calls of both registers; returns what was written since then, in order for each register. */
export function recordingWrites({ klanten, zaken }: Surroundings): () => Write[] {
  const looks = [looking(klanten), looking(zaken)];
  return () =>
    looks.flatMap(({ register, calls }) => {
      const counts = new Map<string, number>();
      return calls()
        .map(({ operation }) => operation)
        .filter((operation) => !operation.startsWith('GET '))
        .map((operation) => {
          const call = (counts.get(operation) ?? 0) + 1;
          counts.set(operation, call);
          return { register, operation, call };
        });
    });
}

function looking(server: RegisterServer) {
  const before = server.calls.length;
  return { register: server.name as Write['register'], calls: () => server.calls.slice(before) };
}
