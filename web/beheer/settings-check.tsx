import { useState } from 'preact/hooks';
import type { Answer } from '../../client/src/index.js';
import { Button } from '../shared/fields.js';
import { klantregie } from '../shared/klantregie.js';
import { timeOf } from '../shared/time.js';

/** Holds the settings against the registers, when somebody asks. */
export function SettingsCheck() {
  const [isBusy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<'instellingenControleren'>>();
  const check = async () => {
    setBusy(true);
    setAnswer(await klantregie.call('instellingenControleren', {}));
    setBusy(false);
  };
  return (
    <section aria-labelledby="controle">
      <h2 class="utrecht-heading-2" id="controle">
        Instellingen
      </h2>
      <p>
        Kloppen de adressen, tokens, rechten, zaaktypen en afdelingen met wat er in de registers staat? Er wordt niets
        geregistreerd.
      </p>
      <div class="buttons">
        <Button isBusy={isBusy} onClick={() => void check()}>
          Controleer de instellingen
        </Button>
      </div>
      <div role="status">{answer && <Checked answer={answer} />}</div>
    </section>
  );
}

function Checked({ answer }: { readonly answer: Answer<'instellingenControleren'> }) {
  if (answer.kind === 'none') return <p class="bad">Er kwam geen antwoord. Probeer het nog een keer.</p>;
  if (answer.kind === 'problem') return <p class="bad">{answer.problem.detail}</p>;
  const { problemen, inOrde, gecontroleerdOp } = answer.body;
  const number = problemen.length === 1 ? 'Er is 1 probleem.' : `Er zijn ${problemen.length} problemen.`;
  return (
    <>
      <p class={problemen.length === 0 ? 'good' : 'bad'}>
        {problemen.length === 0 ? '✓ Geen problemen gevonden' : number} ({timeOf(new Date(gecontroleerdOp))})
      </p>
      <Lines lines={problemen} />
      <details class="more" open={problemen.length === 0}>
        <summary>Wat in orde is ({inOrde.length})</summary>
        <Lines lines={inOrde} />
      </details>
    </>
  );
}

const Lines = ({ lines }: { readonly lines: readonly string[] }) => (
  <ul>
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
);
