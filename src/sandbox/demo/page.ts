import type { Performed } from './perform.js';
import type { Scene } from './scenes.js';

const WIDTH = 110;
const INDENT = ' '.repeat(16);

/** What a person reads before anything has happened. */
export function opening(): string {
  return [
    '',
    'Klantregie laat zien hoe het een productaanvraag registreert: alles of niets.',
    'Een database, de registers Klanten, Taken en Zaken en een inlogserver worden hier nagebootst.',
  ].join('\n');
}

/** One productaanvraag: what was sent, what came back, and what stands where. */
export function sceneOf(
  nummer: number,
  scene: Scene,
  { answered, found, changes, before, after, flaws }: Performed,
): string {
  const { status, body, duur } = answered;
  const registers = ['Klanten', 'Taken', 'Zaken'] as const;
  const registered = registers.flatMap((register) => {
    const texts = found.flatMap((it) => (it.register === register ? [it.tekst] : []));
    return texts.length > 0 ? [row(register, texts, ' · ')] : [];
  });
  const counted = registers.map((register) => `${register} ${before[register]} en ${after[register]}`);
  return [
    '',
    `${nummer}. ${scene.titel}`,
    row('verzoek', words(scene.verzoek)),
    row('antwoord', [`${status} ${body.uitkomst ?? ''} in ${duur} ms`, ...numbersOf(answered)], ' · '),
    row('voorlezen', words(`“${body.tekst ?? ''}”`)),
    ...(body.detail ? [row('uitleg', words(body.detail))] : []),
    ...registered,
    ...(scene.storing ? [row('aanroepen', changes, ' · ')] : []),
    ...(scene.einde === 'niets' ? [row('rijen', words(`voor en na: ${counted.join(', ')}`))] : []),
    ...(flaws.length > 0
      ? flaws.map((flaw) => row('✗ niet goed', words(flaw)))
      : [row('✓ klopt', words(verdict(scene)))]),
  ].join('\n');
}

/** The last thing that a person reads. */
export function conclusion(scenes: number, flaws: readonly string[]): string {
  if (flaws.length === 0)
    return `\nAlle ${scenes} aanvragen liepen zoals het hoort. Zelf proberen? Start Klantregie met: npm start\n`;
  return `\nNiet alles liep zoals het hoort:\n${flaws.map((flaw) => `  ✗ ${flaw}`).join('\n')}\n`;
}

function verdict({ einde }: Scene): string {
  const what = einde === 'niets' ? 'er is niets achtergebleven' : 'dit staat er, en niets anders';
  return `${what}; nog eens versturen gaf hetzelfde antwoord en registreerde niets`;
}

function numbersOf({ body: { zaak, interneTaak, klantcontact } }: Performed['answered']): string[] {
  return [
    ...(zaak ? [`zaak ${zaak.identificatie}`] : []),
    ...(interneTaak ? [`interne taak ${interneTaak.nummer}`] : []),
    ...(klantcontact ? [`klantcontact ${klantcontact.nummer}`] : []),
  ];
}

const words = (text: string): string[] => text.split(' ');

/** A name with its content beside it, broken between the parts where the line is full. */
function row(name: string, parts: readonly string[], separator = ' '): string {
  const lines: string[] = [];
  for (const part of parts) {
    const longer = lines.length === 0 ? part : `${lines.at(-1)}${separator}${part}`;
    if (lines.length > 0 && longer.length <= WIDTH - INDENT.length) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return `   ${name.padEnd(INDENT.length - 3)}${lines.join(`\n${INDENT}`)}`;
}
