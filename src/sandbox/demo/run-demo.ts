import { Interrupted, Teardown } from '../embedded/teardown.js';
import { conclusion, opening, sceneOf } from './page.js';
import { perform } from './perform.js';
import { SCENES } from './scenes.js';
import { startStage } from './stage.js';

const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/**
 * Shows the product at work, without anything having been set up: six productaanvragen that succeed and one that does
 * not. What it prints it has checked. Ends the process: 0 when everything was as it should be, else 1.
 */
export async function runDemo(): Promise<void> {
  const teardown = new Teardown();
  const end = (code: number) => {
    if (teardown.isStopping) return;
    void teardown.stop().then(() => process.exit(code));
  };
  const fail = (reason: unknown) => {
    if (teardown.isStopping || reason instanceof Interrupted) return;
    console.error(`De demonstratie is afgebroken: ${reason instanceof Error ? reason.message : String(reason)}`);
    end(1);
  };
  for (const [signal, code] of Object.entries(SIGNALS)) process.on(signal, () => end(code));
  process.on('uncaughtException', fail);

  try {
    console.log(opening());
    const stage = await startStage(teardown);
    const flaws: string[] = [];
    for (const [index, scene] of SCENES.entries()) {
      const performed = await perform(stage, scene);
      console.log(sceneOf(index + 1, scene, performed));
      flaws.push(...performed.flaws.map((flaw) => `${scene.titel}: ${flaw}`));
    }
    console.log(conclusion(SCENES.length, flaws));
    end(flaws.length === 0 ? 0 : 1);
  } catch (error) {
    fail(error);
  }
}
