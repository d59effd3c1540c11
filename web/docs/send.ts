/** A request, as somebody may have changed it. */
export interface Request {
  readonly method: string;
  readonly path: string;
  readonly key: string | undefined;
  readonly body: string | undefined;
}

/** What was answered to it. */
export interface Answer {
  readonly status: number;
  /** Those that say how to go on. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Laid out, when it is JSON. */
  readonly text: string;
  /** What a medewerker reads out. */
  readonly tekst: string | undefined;
  readonly milliseconds: number;
}

const SHOWN_HEADERS = ['Location', 'Link', 'Preference-Applied', 'Retry-After'];
/** The description of the API itself is longer. */
const MOST_SHOWN = 20_000;

/** @throws Error when there is no answer, or the address is not one of ours */
export async function send({ method, path, key, body }: Request): Promise<Answer> {
  const url = new URL(path, location.origin);
  if (url.origin !== location.origin) throw new Error('not ours');
  const begun = performance.now();
  const response = await fetch(url, {
    method,
    headers: {
      Accept: 'application/json',
      ...(key !== undefined && { 'Idempotency-Key': key }),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    },
    ...(body !== undefined && { body }),
  });
  const said = parse(await response.text());
  return {
    status: response.status,
    headers: SHOWN_HEADERS.flatMap((name) => [[name, response.headers.get(name) ?? ''] as const]).filter(
      ([, value]) => value !== '',
    ),
    text: shown(said),
    tekst: tekstIn(said),
    milliseconds: Math.round(performance.now() - begun),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function shown(said: unknown): string {
  const text = typeof said === 'string' ? said : JSON.stringify(said, null, 2);
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}\n…` : text;
}

function tekstIn(said: unknown): string | undefined {
  const { tekst } = Object(said) as { tekst?: unknown };
  return typeof tekst === 'string' ? tekst : undefined;
}
