import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config/settings.js';
import { LOG, type Log } from '../telemetry/log.js';
import { Issuer, IssuerUnavailableError } from './issuer.js';
import { EMAIL } from './read-caller.js';

/**
 * Says at the start when people may be able to choose by what the registers know them: by an e-mail address, at an issuer
 * that does not say of it whether it was verified. Somebody could then work in the name of a colleague.
 */
@Injectable()
export class IdentityWarning implements OnApplicationBootstrap {
  constructor(
    @Inject(Issuer) private readonly issuer: Issuer,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Keeps nobody waiting. */
  onApplicationBootstrap(): void {
    void this.look();
  }

  async look(): Promise<void> {
    if (this.settings.configuration.token.identificatie !== EMAIL || (await this.#saysWhetherVerified())) return;
    this.log.warn(
      'people are known by an e-mail address, of which the issuer does not say whether it was verified: can they change it ' +
        'themselves, then choose another claim (token.identificatie)',
    );
  }

  /** True as well when it cannot be asked now: nothing is known against it. */
  async #saysWhetherVerified(): Promise<boolean> {
    try {
      const { claims_supported: claims } = await this.issuer.metadata();
      return Array.isArray(claims) && claims.includes('email_verified');
    } catch (error) {
      if (error instanceof IssuerUnavailableError) return true;
      throw error;
    }
  }
}
