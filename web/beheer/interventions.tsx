import { useEffect, useRef, useState } from 'preact/hooks';
import type { Answer, Dossier } from '../../client/src/index.js';
import { Button, TextArea } from '../shared/fields.js';
import { klantregie } from '../shared/klantregie.js';
import { stepText } from '../shared/names.js';

interface Props {
  readonly dossier: Dossier;
  readonly refresh: () => void;
}

type Pressed = Answer<'aanvraagHervatten' | 'aanvraagTerugdraaien' | 'aanvraagAfsluiten'>;

/** The three buttons, as far as they make sense now. Pressing one twice does no harm. */
export function Interventions({ dossier, refresh }: Props) {
  const [dialog, setDialog] = useState<'undo' | 'close'>();
  const [isBusy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Pressed>();
  const path = { id: dossier.id };
  const has = (knop: Dossier['knoppen'][number]) => dossier.knoppen.includes(knop);

  const press = async (work: () => Promise<Pressed>) => {
    setBusy(true);
    setAnswer(undefined);
    setAnswer(await work());
    setBusy(false);
    setDialog(undefined);
    refresh();
  };
  return (
    <>
      <div class="buttons">
        {has('hervatting') && (
          <Button
            kind={dossier.afgeslotenOp === undefined ? 'primary' : 'secondary'}
            isBusy={isBusy}
            onClick={() => void press(() => klantregie.call('aanvraagHervatten', { path }))}
          >
            Probeer opnieuw
          </Button>
        )}
        {has('ongedaanmaking') && <Button onClick={() => setDialog('undo')}>Draai terug…</Button>}
        {has('afsluiting') && <Button onClick={() => setDialog('close')}>Sluit af…</Button>}
      </div>
      <div role="status">{answer && <Pressing answer={answer} />}</div>
      {dialog === 'undo' && (
        <UndoDialog
          dossier={dossier}
          isBusy={isBusy}
          onCancel={() => setDialog(undefined)}
          onConfirm={() => void press(() => klantregie.call('aanvraagTerugdraaien', { path }))}
        />
      )}
      {dialog === 'close' && (
        <CloseDialog
          isBusy={isBusy}
          onCancel={() => setDialog(undefined)}
          onConfirm={(reden) => void press(() => klantregie.call('aanvraagAfsluiten', { path, body: { reden } }))}
        />
      )}
    </>
  );
}

/** What came of pressing it. */
function Pressing({ answer }: { readonly answer: Pressed }) {
  if (answer.kind === 'good')
    return <p class="good">{answer.status === 202 ? 'Klantregie is ermee bezig.' : '✓ Klaar.'}</p>;
  if (answer.kind === 'none') return <p class="bad">Er kwam geen antwoord. Kijk hoe de aanvraag er nu voor staat.</p>;
  const { detail, redenen = [], errors = [] } = answer.problem;
  return (
    <div class="bad">
      <p>{errors.length > 0 ? errors.map((it) => it.detail).join(' ') : detail}</p>
      {redenen.length > 0 && (
        <ul>
          {redenen.map((reden) => (
            <li key={reden}>{reden}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface DialogProps {
  readonly title: string;
  readonly onCancel: () => void;
  readonly children: preact.ComponentChildren;
}

function Dialog({ title, onCancel, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="dialoog" onCancel={onCancel} onClose={onCancel}>
      <h2 class="utrecht-heading-2" id="dialoog">
        {title}
      </h2>
      {children}
    </dialog>
  );
}

interface ConfirmProps {
  readonly isBusy: boolean;
  readonly onCancel: () => void;
}

/** Says beforehand what will be gone. */
function UndoDialog({
  dossier,
  isBusy,
  onCancel,
  onConfirm,
}: ConfirmProps & { readonly dossier: Dossier; readonly onConfirm: () => void }) {
  const { bestaat, registratie, probleem } = dossier;
  const zaak = (registratie ?? probleem)?.zaak?.identificatie;
  return (
    <Dialog title="Deze aanvraag terugdraaien?" onCancel={onCancel}>
      <p>Wat wordt weggehaald:</p>
      <ul>
        {bestaat.map(({ uuid, soort }) => (
          <li key={uuid}>
            {stepText(soort)}
            {soort === 'zaak' && zaak && ` ${zaak}`}
          </li>
        ))}
      </ul>
      <p>De klant heeft het nummer misschien al gehoord. Werkt een collega er al mee? Dan verandert er niets.</p>
      <div class="buttons">
        <Button kind="primary" isBusy={isBusy} onClick={onConfirm}>
          Draai terug
        </Button>
        <Button onClick={onCancel}>Nee, laat staan</Button>
      </div>
    </Dialog>
  );
}

/** A BSN, an e-mail address or a phone number. */
const PERSONAL = /\d{9}|@|\d[\d\s-]{8,}\d/;

function CloseDialog({ isBusy, onCancel, onConfirm }: ConfirmProps & { readonly onConfirm: (reden: string) => void }) {
  const [reden, setReden] = useState('');
  const isPersonal = PERSONAL.test(reden);
  return (
    <Dialog title="Deze aanvraag afsluiten?" onCancel={onCancel}>
      <p>In de registers verandert er niets. De aanvraag staat niet meer bij Aandacht.</p>
      <TextArea
        id="reden"
        label="Wat hebt u gedaan?"
        hint="Zet er geen gegevens van de klant in."
        most={1000}
        value={reden}
        onChange={setReden}
        {...(isPersonal && { error: 'Dit lijkt op een gegeven van de klant. Haal het weg.' })}
      />
      <div class="buttons">
        <Button kind="primary" isBusy={isBusy || reden.trim() === ''} onClick={() => onConfirm(reden.trim())}>
          Sluit af
        </Button>
        <Button onClick={onCancel}>Nee, terug</Button>
      </div>
    </Dialog>
  );
}
