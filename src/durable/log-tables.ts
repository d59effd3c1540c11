/** The tables of the engine that every run writes to. */
export const LOG_TABLES = ['dbos.workflow_status', 'dbos.workflow_input', 'dbos.operation_outputs'] as const;
