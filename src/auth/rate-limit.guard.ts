import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config/settings.js';
import { ProblemException } from '../http/problem.js';
import type { AuthenticatedRequest } from './caller.js';
import { RateLimit } from './rate-limit.js';

/**
 * Keeps one caller from taking the registers away from the others. Counts in this process: with two replicas a caller has
 * twice as much. Comes after the AuthGuard; what needs no token is not counted.
 */
@Injectable()
export class RateLimitGuard implements CanActivate {
  readonly #limit: RateLimit;

  constructor(@Inject(SETTINGS) { configuration }: Settings) {
    this.#limit = new RateLimit(configuration.verzoeken.perMinuut);
  }

  canActivate(context: ExecutionContext): boolean {
    const { caller } = context.switchToHttp().getRequest<AuthenticatedRequest>();
    const wait = caller ? this.#limit.wait(caller.id, Date.now()) : 0;
    if (wait === 0) return true;
    throw new ProblemException('te-veel-verzoeken', { headers: { 'Retry-After': String(Math.ceil(wait / 1000)) } });
  }
}
