import { Inject, Injectable } from '@nestjs/common';
import type { Toewijzing } from '../../config/configuration.js';
import { SETTINGS, type Settings } from '../../config/settings.js';
import { bodyError } from '../../http/read-body.js';
import { ProblemException } from '../../http/problem.js';
import { findAssignee } from '../steps/assignee.js';
import { STEP_TOOLS, type StepTools } from '../steps/step-tools.js';
import { LookUpsBeforeStart } from './before-start.js';

/** Whom an interne taak can be for. Looks only: who is not known yet is made known by the request, once it is accepted. */
@Injectable()
export class Assignees {
  constructor(
    @Inject(STEP_TOOLS) private readonly tools: StepTools,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(LookUpsBeforeStart) private readonly lookUps: LookUpsBeforeStart,
  ) {}

  /** uuid of the actor, remembered once seen. Throws an UpstreamError. */
  find(toewijzing: Toewijzing): Promise<string | undefined> {
    return findAssignee(this.tools, this.settings.configuration.codes, toewijzing);
  }

  /**
   * Throws a ProblemException when Klanten has no such afdeling or groep, or cannot say; of a medewerker, when the
   * configuration wants them to be known (toewijzing.onbekendeMedewerker).
   * @param wait milliseconds that the caller waits, when it says so.
   */
  async require(toewijzing: Toewijzing, wait?: number): Promise<void> {
    const { soort } = toewijzing;
    const { onbekendeMedewerker } = this.settings.configuration.toewijzing;
    if (soort === 'medewerker' && onbekendeMedewerker === 'maken') return;
    const found = await this.lookUps.ask('toewijzing', () => this.find(toewijzing), wait);
    if (found !== undefined) return;
    const detail = `Klanten kent deze ${soort} niet. Kies een andere.`;
    throw new ProblemException('ongeldige-invoer', {
      errors: [bodyError('/vervolg/toegewezenAan/identificatie', `onbekende-${soort}`, detail)],
    });
  }
}
