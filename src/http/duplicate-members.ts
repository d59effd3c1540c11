/** A body this deep is refused anyway (read-body.ts): what lies deeper is not looked at. */
const DEEPEST = 25;
/** As many as an answer names. */
const MOST = 100;
/** A string, whether it ends or not, or one of the signs of an object or a list; what else there is means nothing here. */
const TOKEN = /"(?:[^"\\]+|\\.?)*(?:"|$)|[{}[\],]/gs;

/** An object or a list that is being read. */
interface Open {
  /** Of an object: the names so far. */
  readonly names?: Set<string>;
  /** Where in it we are. */
  at: string | number;
  isNamed: boolean;
}

/**
 * Where a JSON text names a member of one object twice: the names and indexes that lead there. A parser keeps the last one
 * without a word. Reads the text once, from the beginning to the end.
 * @param json of a text that is no JSON the outcome means nothing
 */
export function duplicateMembers(json: string): readonly (readonly (string | number)[])[] {
  const path: Open[] = [];
  const found: (string | number)[][] = [];
  for (const [token] of json.matchAll(TOKEN)) {
    const here = path.at(-1);
    if (token === '{') path.push({ names: new Set(), at: '', isNamed: false });
    else if (token === '[') path.push({ at: 0, isNamed: true });
    else if (token === '}' || token === ']') path.pop();
    else if (token === ',' && here) moveOn(here);
    else if (token.startsWith('"') && here?.names && !here.isNamed) {
      here.at = nameOf(token);
      here.isNamed = true;
      if (here.names.has(here.at)) found.push(path.map(({ at }) => at));
      here.names.add(here.at);
    }
    if (path.length > DEEPEST || found.length === MOST) break;
  }
  return found;
}

function moveOn(here: Open): void {
  if (typeof here.at === 'number') here.at += 1;
  else here.isNamed = false;
}

/** As a program reads it: a name may be written with escapes. */
function nameOf(token: string): string {
  try {
    return String(JSON.parse(token));
  } catch {
    return token;
  }
}
