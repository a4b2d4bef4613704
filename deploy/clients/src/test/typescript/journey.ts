/*
 * From a goal to its end, as a front end goes there by the generated client. Ends with a sentence and another code than 0
 * where something is not as it should be.
 */
import { Configuration, PlanApi, ProgressApi, ReadinessApi, ResponseError, RolesApi } from '../../../target/generated-sources/clients/typescript';

declare const process: { env: Record<string, string | undefined>; exit(code: number): never };

const basePath = process.env['SKILLWAY_GATEWAY'];
const accessToken = process.env['SKILLWAY_TOKEN'];
const ROLE = 'web-developer';

function expect(what: string, actual: unknown, wanted: unknown): void {
    if (JSON.stringify(actual) !== JSON.stringify(wanted)) {
        throw new Error(`${what}: ${JSON.stringify(actual)} instead of ${JSON.stringify(wanted)}`);
    }
}

async function journey(): Promise<void> {
    const anybody = new Configuration({ basePath });
    const learner = new Configuration({ basePath, accessToken });
    const progress = new ProgressApi(learner);
    const readiness = new ReadinessApi(learner);
    const plans = new PlanApi(learner);

    const role = await new RolesApi(anybody).getRole({ key: ROLE, acceptLanguage: 'ka' });
    expect('A Georgian title', /[ა-ჰ]/.test(role.title), true);

    await progress.setGoal({ id: 'me', role: ROLE, setGoal: { hoursPerWeek: 6 } });
    await progress.recordSkill({ id: 'me', key: 'git', recordSkill: { state: 'completed' } });
    const before = await readiness.getRoleStanding({ id: 'me', key: ROLE });
    const git = before.requirements.flatMap((requirement) => requirement.skills).find((one) => one.key === 'git');
    expect('What was recorded', git?.state, 'completed');

    const plan = await plans.getPlan({ id: 'me', role: ROLE, hoursPerWeek: 6, start: new Date('2026-12-01'), proof: true });
    expect('The status of the plan', plan.status, 'optimal');
    const verdict = await plans.checkPlan({ planToCheck: plan });
    expect('The faults of the plan', verdict.faults, []);
    for (const step of plan.modules) {
        const standing = await readiness.getModuleStanding({ id: 'me', key: step.module.key });
        expect(`The module ${step.module.key} when its turn comes`, standing.state, 'open');
        await progress.completeModule({ id: 'me', key: step.module.key, completeModule: {} });
    }

    const after = await readiness.getRoleStanding({ id: 'me', key: ROLE });
    expect('The readiness in the end', after.readiness.essential, 1);
    const nothing = await plans.getPlan({ id: 'me', role: ROLE });
    expect('What is left', nothing.modules, []);

    try {
        await readiness.getRoleStanding({ id: 'me', key: 'no-such-role' });
        throw new Error('A role that is not there was answered');
    } catch (failure) {
        if (!(failure instanceof ResponseError)) {
            throw failure;
        }
        expect('The code of the problem', (await failure.response.json()).code, 'unknown-key');
    }
}

journey().catch((failure) => {
    console.error(failure);
    process.exit(1);
});
