import { text, type Registers } from './registers.js';

/** Whether the registration of Nijmegen makes a partij of its own for a rol: only when that refers to none yet. */
export async function makesPartij(registers: Registers, zaak: string): Promise<boolean> {
  const { rollen } = await registers.zaken<{ rollen: readonly string[] }>(`zaken/${zaak}`);
  const rol = await registers.zaken(`rollen/${rollen[0]!.split('/').at(-1)}`);
  return text(rol, 'betrokkene') === '';
}
