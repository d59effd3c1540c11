/** Something in a register under a number of ours that our own list does not know. */
export interface Lost {
  readonly soort: 'klantcontact' | 'interneTaak' | 'partij' | 'zaak';
  readonly uuid: string;
  readonly nummer: string;
  /** Of which request it is; absent when the register does not say. */
  readonly aanvraag?: string;
}

/** Looks something up under a number. */
export type LookUp = (nummer: string) => Promise<Omit<Lost, 'soort' | 'nummer'> | undefined>;

export interface Registers extends Record<Lost['soort'], LookUp> {}

/** The last numbers that were drawn, as far as the database knows. */
export interface LastDrawn {
  readonly referentienummer: bigint;
  readonly zaaknummer: bigint;
}

export interface Found {
  readonly lost: readonly Lost[];
  /** The highest numbers that stand in a register, or those that the database knows. */
  readonly highest: LastDrawn;
}

/** Looked up at the same time. */
const AT_ONCE = 20;

/**
 * Follows the numbers beyond the last ones that the database knows, until so many in a row stand nowhere. Only reads.
 * Throws an UpstreamError when a register cannot tell.
 * @param isKnown whether the list has a request of this id: then what stands is not lost.
 */
export async function findLost(
  registers: Registers,
  last: LastDrawn,
  isKnown: (aanvraag: string) => Promise<boolean>,
  gap: number,
): Promise<Found> {
  const referenties = await follow(last.referentienummer, gap, async (number) => {
    const nummer = String(number);
    return found(registers, ['klantcontact', 'interneTaak', 'partij'], nummer);
  });
  const zaken = await follow(last.zaaknummer, gap, (number) =>
    found(registers, ['zaak'], String(number).padStart(6, '0')),
  );
  const lost: Lost[] = [];
  for (const it of [...referenties.found, ...zaken.found])
    if (it.aanvraag === undefined || !(await isKnown(it.aanvraag))) lost.push(it);
  return { lost, highest: { referentienummer: referenties.highest, zaaknummer: zaken.highest } };
}

async function follow(
  last: bigint,
  gap: number,
  lookUp: (number: bigint) => Promise<readonly Lost[]>,
): Promise<{ found: Lost[]; highest: bigint }> {
  const all: Lost[] = [];
  let highest = last;
  for (let next = last + 1n; next <= highest + BigInt(gap); next += BigInt(AT_ONCE)) {
    const numbers = Array.from({ length: AT_ONCE }, (_, index) => next + BigInt(index));
    for (const [index, found] of (await Promise.all(numbers.map(lookUp))).entries()) {
      all.push(...found);
      if (found.length > 0) highest = numbers[index]!;
    }
  }
  return { found: all, highest };
}

async function found(registers: Registers, soorten: readonly Lost['soort'][], nummer: string): Promise<Lost[]> {
  const rows = await Promise.all(
    soorten.map(async (soort) => {
      const row = await registers[soort](nummer);
      return row && { soort, nummer, ...row };
    }),
  );
  return rows.filter((row) => row !== undefined);
}
