import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { ROOT } from '../../docs/markdown.js';

/** Where the pictures come to stand. */
const PICTURES = join(ROOT, '.screens');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Everything that can be held against WCAG 2.2 AA by a program, and what axe advises beside it. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const COLOURS = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

const WIDE = { width: 1280, height: 900 };
/** WCAG 1.4.10: what somebody sees who makes a page of 1280 four times as large. */
const NARROW = { width: 320, height: 640 };

interface Finding {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** A browser with a window that nobody sees. */
export async function startBrowser(): Promise<Browser> {
  mkdirSync(PICTURES, { recursive: true });
  return chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
}

/** Another person's computer: nothing is shared with another one. */
export const newComputer = (browser: Browser): Promise<BrowserContext> =>
  browser.newContext({ viewport: WIDE, locale: 'nl-NL', timezoneId: 'Europe/Amsterdam' });

/** Logs in at the issuer for development, as a person does. @param path of ours, where they want to be */
export async function logIn(page: Page, origin: string, name: string, path = '/'): Promise<void> {
  await page.goto(origin + path);
  await page.getByRole('button', { name }).click();
  await page.waitForURL(`${origin}/**`);
}

/** For the documentation: what is in view. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.setViewportSize(WIDE);
  await page.screenshot({ path: join(PICTURES, 'docs', `${name}.png`), scale: 'css' });
}

interface Look {
  /** Whether it is looked at on a dark screen as well. */
  readonly byNight?: boolean;
}

/**
 * Looks at a page as it is now: wide, narrow and on a dark screen, with a picture of each, and finds nothing that keeps
 * somebody out.
 */
export async function look(page: Page, name: string, { byNight = true }: Look = {}): Promise<void> {
  for (const [size, viewport] of [
    ['1280', WIDE],
    ['320', NARROW],
  ] as const) {
    await page.setViewportSize(viewport);
    await page.screenshot({ path: join(PICTURES, `${name}-${size}.png`), fullPage: true });
    expect({ name, size, findings: await findingsOn(page) }).toEqual({ name, size, findings: [] });
    expect({ name, size, sideways: await sideways(page) }).toEqual({ name, size, sideways: 0 });
  }
  await page.setViewportSize(WIDE);
  if (byNight) await lookByNight(page, name);
}

/** Only the colours differ then. */
async function lookByNight(page: Page, name: string): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.screenshot({ path: join(PICTURES, `${name}-donker.png`), fullPage: true });
  expect({ name, findings: await findingsOn(page, COLOURS) }).toEqual({ name, findings: [] });
  await page.emulateMedia({ colorScheme: null });
}

/** Looks at a page as others may have it: twice as large (WCAG 1.4.4), by night, and in the colours of the system. */
export async function lookOtherwise(page: Page, name: string): Promise<void> {
  const others = {
    '200%': { viewport: { width: WIDE.width / 2, height: WIDE.height / 2 }, media: {} },
    dark: { viewport: WIDE, media: { colorScheme: 'dark' } },
    forced: { viewport: WIDE, media: { forcedColors: 'active' } },
  } as const;
  for (const [how, { viewport, media }] of Object.entries(others)) {
    await page.setViewportSize(viewport);
    await page.emulateMedia(media);
    await page.screenshot({ path: join(PICTURES, `${name}-${how}.png`), fullPage: true });
    expect({ name, how, findings: await findingsOn(page) }).toEqual({ name, how, findings: [] });
    expect({ name, how, sideways: await sideways(page) }).toEqual({ name, how, sideways: 0 });
    await page.emulateMedia({ colorScheme: null, forcedColors: null });
  }
  await page.setViewportSize(WIDE);
}

async function findingsOn(page: Page, runOnly: object = RULES): Promise<string[]> {
  // A page has it until it is left.
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(AXE);
  const run = `axe.run(document, { runOnly: ${JSON.stringify(runOnly)} }).then(({ violations }) => violations)`;
  const violations = await page.evaluate<readonly Finding[]>(run);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`));
}

/** How much further than its window a page goes. */
const sideways = (page: Page): Promise<number> =>
  page.evaluate<number>('Math.max(0, document.documentElement.scrollWidth - innerWidth)');
