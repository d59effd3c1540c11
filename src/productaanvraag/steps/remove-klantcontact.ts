import { InUseError, klantcontactInUse, type Hanging } from './in-use.js';
import type { StepTools } from './step-tools.js';

/**
 * Takes away a klantcontact of ours, and with it what hangs on it; that it is gone already is fine. Throws an InUseError
 * when others registered something with it: the register would take that along and say nothing.
 * @param ours what we registered with it ourselves.
 */
export async function removeKlantcontact(
  tools: Pick<StepTools, 'klanten'>,
  uuid: string,
  ours: Partial<Hanging>,
): Promise<void> {
  const reason = await klantcontactInUse(tools, uuid, ours);
  if (reason !== undefined) throw new InUseError(reason);
  await tools.klanten.removeKlantcontact(uuid);
}
