import { Inject, Injectable } from '@nestjs/common';
import type { Toewijzing } from '../config/configuration.js';
import { bodyError } from '../http/read-body.js';
import { ProblemException } from '../http/problem.js';
import { LOG, type Log } from '../telemetry/log.js';
import { reach } from './reach.js';
import { findAssignee } from './steps/assignee.js';
import { REGISTERS, type Registers } from './steps/registers.js';

/** Whom an interne taak can be for. */
@Injectable()
export class Assignees {
  constructor(
    @Inject(REGISTERS) private readonly registers: Registers,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** uuid of the actor, remembered once seen. Throws an UpstreamError. */
  find(toewijzing: Toewijzing): Promise<string | undefined> {
    return findAssignee(this.registers, toewijzing);
  }

  /** Throws a ProblemException when Klanten has no such afdeling or groep, or cannot say. */
  async require(toewijzing: Toewijzing): Promise<void> {
    const { soort } = toewijzing;
    if ((await reach(this.log, 'toewijzing', () => this.find(toewijzing))) !== undefined) return;
    const detail = `Klanten kent deze ${soort} niet. Kies een andere.`;
    throw new ProblemException('ongeldige-invoer', {
      errors: [bodyError('/vervolg/toegewezenAan/identificatie', `onbekende-${soort}`, detail)],
    });
  }
}
