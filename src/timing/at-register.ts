let count = 0;

/** Work that waits for a register, or for a moment: meanwhile it takes next to nothing of this process or its database. */
export async function atRegister<T>(work: () => Promise<T>): Promise<T> {
  count += 1;
  try {
    return await work();
  } finally {
    count -= 1;
  }
}

export const countAtRegister = (): number => count;
