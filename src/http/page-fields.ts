import { applyDecorators } from '@nestjs/common';
import { Describe, WholeNumberText } from './fields.js';

/** Which page of a list is asked for: from 1, which is the default. */
export function PageNumber(): PropertyDecorator {
  return applyDecorators(Describe('Welke bladzijde.', 1), WholeNumberText({ min: 1, max: 100_000, fallback: 1 }));
}

/** How many of them there are on a page: 1 to 100, and 20 by default. @param what as in "Hoeveel aanvragen op een bladzijde." */
export function PageSize(what: string): PropertyDecorator {
  return applyDecorators(
    Describe(`Hoeveel ${what} op een bladzijde.`, 20),
    WholeNumberText({ min: 1, max: 100, fallback: 20 }),
  );
}
