import { Param, type PipeTransform } from '@nestjs/common';
import { ProblemException } from './problem.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether it is a uuid in lower case. */
export const isUuid = (text: string): boolean => UUID.test(text);

const existing: PipeTransform<string, string> = {
  transform(value) {
    const uuid = value.toLowerCase();
    if (!isUuid(uuid)) throw new ProblemException('niet-gevonden');
    return uuid;
  },
};

/** A uuid in the path, in lower case. What is no uuid is the name of nothing: 404, without asking a register. */
export const UuidParam = (name = 'uuid'): ParameterDecorator => Param(name, existing);
