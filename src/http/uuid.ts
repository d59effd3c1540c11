import { Param, type PipeTransform } from '@nestjs/common';
import { isUuid } from '../notation/uuid.js';
import { ProblemException } from './problem.js';

const existing: PipeTransform<string, string> = {
  transform(value) {
    const uuid = value.toLowerCase();
    if (!isUuid(uuid)) throw new ProblemException('niet-gevonden');
    return uuid;
  },
};

/** A uuid in the path, in lower case. What is no uuid is the name of nothing: 404, without asking a register. */
export const UuidParam = (name = 'uuid'): ParameterDecorator => Param(name, existing);
