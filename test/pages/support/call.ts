import type { Page } from 'playwright-core';

interface Filled {
  readonly inhoud?: string;
  readonly beller?: string;
  /** Whether the details may be kept: the customer is new. */
  readonly bewaren?: 'ja' | 'nee';
  readonly telefoon?: string;
  readonly vervolg?: 'zaak' | 'interneTaak';
}

/** A medewerker at the page of a call. */
export class Call {
  constructor(readonly page: Page) {}

  /** Fills in what every call has; the rest as it is asked for. */
  async fillIn({ inhoud = 'Wil een vergunning.', beller = 'S. de Vries', bewaren, telefoon, vervolg }: Filled = {}) {
    const { page } = this;
    await page.getByLabel('Wat vraagt de klant?').fill(inhoud);
    await page.getByLabel('Naam van de beller').fill(beller);
    await page.getByLabel('Parkeervergunning').check();
    await page.getByLabel('Controlevragen').check();
    if (bewaren) await page.getByLabel(bewaren === 'ja' ? 'Ja, bewaren' : 'Nee, alleen voor deze aanvraag').check();
    if (telefoon !== undefined) await page.getByLabel('Telefoonnummer', { exact: true }).fill(telefoon);
    if (vervolg === 'interneTaak') await page.getByLabel('Taak voor een collega').check();
  }

  async search(term: string): Promise<void> {
    const field = this.page.locator('#zoeken');
    await field.fill(term);
    await field.press('Enter');
  }

  send(): Promise<void> {
    return this.page.keyboard.press('Control+Enter');
  }

  /** Waits until this is what happened. */
  async sees(heading: string): Promise<void> {
    await this.page.getByRole('heading', { name: heading }).waitFor();
  }

  async press(button: string): Promise<void> {
    await this.page.getByRole('button', { name: button }).click();
  }
}
