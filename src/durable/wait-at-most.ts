/** There is one engine in a process, and so is there one stop for everybody who waits for it. */
const waiting = new Set<() => void>();
let stopped = false;

/** From now on there is something to wait for. */
export function allowWaiting(): void {
  stopped = false;
}

/** Lets everybody go who waits now, or will: the process is being stopped. */
export function stopWaiting(): void {
  stopped = true;
  for (const letGo of waiting) letGo();
}

/** What the promise brings; undefined when that takes longer than so many milliseconds, or than this process runs. */
export async function waitAtMost<T>(milliseconds: number, promise: Promise<T>): Promise<T | undefined> {
  let letGo = (): void => {};
  const tired = new Promise<undefined>((resolve) => {
    letGo = () => resolve(undefined);
  });
  const timer = setTimeout(letGo, stopped ? 0 : milliseconds);
  waiting.add(letGo);
  try {
    return await Promise.race([promise, tired]);
  } finally {
    clearTimeout(timer);
    waiting.delete(letGo);
  }
}
