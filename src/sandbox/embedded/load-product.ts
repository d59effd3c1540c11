/**
 * Comes before the product in its process: loads its code while what it needs is being started, and gives it its settings
 * when it is told them. Ends with who started it.
 */
const settings = new Promise<NodeJS.ProcessEnv>((resolve) => {
  process.once('message', (message) => resolve(message as NodeJS.ProcessEnv));
});
const end = () => process.exit(1);
process.once('disconnect', end);
await import('../../run-product.js');
Object.assign(process.env, await settings);
process.off('disconnect', end);
