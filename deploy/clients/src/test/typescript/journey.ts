/*
 * From a goal to its end, as a front end goes there by the generated client, with a plan that is kept on the way. Ends with a
 * sentence and another code than 0 where something is not as it should be.
 */
import { Configuration, PlanApi, ProgressApi, ReadinessApi, ResponseError, RolesApi } from '../../../target/generated-sources/clients/typescript';

declare const process: { env: Record<string, string | undefined>; exit(code: number): never };

const basePath = process.env['SKILLWAY_GATEWAY'];
const accessToken = process.env['SKILLWAY_TOKEN'];
const ROLE = 'web-developer';
const KEPT = 'by-spring';

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

    const question = { role: [ROLE], hoursPerWeek: 6, start: new Date('2026-12-01') };
    const modules = plan.modules.map(({ module }) => ({ key: module.key, version: module.version, minutes: module.minutes }));
    const { catalogRevision, progressVersion, status } = plan;
    const kept = await progress.savePlan({
        id: 'me',
        plan: KEPT,
        savePlan: { question, catalogRevision, progressVersion, status, modules },
    });
    expect('The minutes of the plan that is kept', kept?.minutes, plan.minutes);
    const soon = await plans.getPlanChanges({ id: 'me', plan: KEPT });
    expect('What has become of it at once', [soon.same, soon.since, soon.modules], [true, [], []]);

    for (const step of plan.modules) {
        const standing = await readiness.getModuleStanding({ id: 'me', key: step.module.key });
        expect(`The module ${step.module.key} when its turn comes`, standing.state, 'open');
        await progress.completeModule({ id: 'me', key: step.module.key, completeModule: {} });
        if (step === plan.modules[0]) {
            await firstIsDone(plans, step.module.key, step.module.minutes);
        }
    }

    const after = await readiness.getRoleStanding({ id: 'me', key: ROLE });
    expect('The readiness in the end', after.readiness.essential, 1);
    const nothing = await plans.getPlan({ id: 'me', role: ROLE });
    expect('What is left', nothing.modules, []);

    await progress.dropPlan({ id: 'me', plan: KEPT });
    expect('The plans that are kept in the end', (await progress.listSavedPlans({ id: 'me' })).items, []);
    await refused('A plan that was dropped', 'no-record', plans.getPlanChanges({ id: 'me', plan: KEPT }));
    await refused('A role that is not there', 'unknown-key', readiness.getRoleStanding({ id: 'me', key: 'no-such-role' }));
}

/** What has become of the plan once its first module is completed. */
async function firstIsDone(plans: PlanApi, module: string, minutes: number): Promise<void> {
    const changes = await plans.getPlanChanges({ id: 'me', plan: KEPT });
    expect('Whether the plan is the same', changes.same, false);
    expect('The minutes that are done', changes.minutesCompleted, minutes);
    const completed = changes.since.filter((one) => one.what === 'module-completed');
    expect('What was completed since', completed.map((one) => one.module?.key), [module]);
    const came = changes.modules.map((one) => [one.module.key, one.change, one.because]);
    expect('The modules that came and went', came, [[module, 'taken-out', ['completed']]]);
    expect('The minutes of today', changes.today.minutes, changes.saved.minutes - minutes);
}

async function refused(what: string, code: string, answer: Promise<unknown>): Promise<void> {
    const failure = await answer.then(
        () => new Error(`${what} was answered`),
        (problem: unknown) => problem,
    );
    if (!(failure instanceof ResponseError)) {
        throw failure;
    }
    expect(`The code for ${what.toLowerCase()}`, (await failure.response.json()).code, code);
}

journey().catch((failure) => {
    console.error(failure);
    process.exit(1);
});
