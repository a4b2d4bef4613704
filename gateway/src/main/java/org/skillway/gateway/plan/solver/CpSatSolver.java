package org.skillway.gateway.plan.solver;

import com.google.ortools.Loader;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.Literal;
import com.google.ortools.sat.SatParameters;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * OR-Tools CP-SAT with one worker, a fixed seed and a limit of deterministic time, so that it answers the same every time.
 * On covering problems it proves in a fraction of a second, given that its linear relaxation is on in full.
 */
public final class CpSatSolver implements FullSolver {

    private static final long SLACK = 100;
    private static final double UNITS_PER_SECOND = 1e9;

    /** How often it is looked whether anybody waits, in milliseconds. */
    private static final long LOOK = 50;

    private static final ScheduledExecutorService WATCH = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "plans-watch");
        thread.setDaemon(true);
        return thread;
    });

    private CpSatSolver() {}

    /** Empty where OR-Tools has no native part for this platform. */
    public static Optional<FullSolver> load() {
        try {
            Loader.loadNativeLibraries();
            return Optional.of(new CpSatSolver());
        } catch (LinkageError | RuntimeException failure) {
            return Optional.empty();
        }
    }

    @Override
    public Outcome cheapest(BinaryProgram program, BitSet hint, Effort effort) {
        Model model = new Model(program, hint);
        model.cp.minimize(model.cost(program));
        return model.solve(effort);
    }

    @Override
    public Outcome before(BinaryProgram program, long atMost, BitSet known, Effort effort) {
        Model model = new Model(program, known);
        model.cp.addLessOrEqual(model.cost(program), atMost);
        model.differBefore(program, known);
        // It is known what it comes to; said nevertheless, it has the linear relaxation look where choices are cheap.
        model.cp.minimize(model.cost(program));
        return model.solve(effort);
    }

    private static final class Model {

        private final CpModel cp = new CpModel();
        private final Literal[] columns;

        Model(BinaryProgram program, BitSet hint) {
            columns = new Literal[program.columnCount()];
            for (int column = 0; column < columns.length; column++) {
                IntVar variable = cp.newBoolVar("");
                columns[column] = (Literal) variable;
                if (hint != null) {
                    cp.addHint(columns[column], hint.get(column));
                }
            }
            program.rows().forEach(this::add);
        }

        private void add(Row row) {
            Literal[] literals = new Literal[row.size()];
            long[] coefficients = new long[row.size()];
            boolean clause = row.atLeast() == 1;
            for (int index = 0; index < literals.length; index++) {
                literals[index] = columns[row.column(index)];
                coefficients[index] = row.coefficient(index);
                clause &= coefficients[index] == 1;
            }
            if (clause) {
                cp.addBoolOr(literals);
            } else {
                cp.addGreaterOrEqual(LinearExpr.weightedSum(literals, coefficients), row.atLeast());
            }
        }

        LinearExpr cost(BinaryProgram program) {
            long[] costs = new long[columns.length];
            for (int column = 0; column < costs.length; column++) {
                costs[column] = program.cost(column);
            }
            return LinearExpr.weightedSum(columns, costs);
        }

        /** At some column that the known choice does not have it differs, and before that column it does not. */
        void differBefore(BinaryProgram program, BitSet known) {
            BitSet asked = new BitSet();
            for (Row row : program.rows()) {
                for (int index = 0; index < row.size(); index++) {
                    asked.set(row.column(index));
                }
            }
            Literal same = cp.trueLiteral();
            List<Literal> differs = new ArrayList<>();
            for (int column = asked.nextSetBit(0); column >= 0; column = asked.nextSetBit(column + 1)) {
                Literal taken = columns[column];
                if (!known.get(column)) {
                    Literal here = cp.newBoolVar("");
                    cp.addImplication(here, same);
                    cp.addImplication(here, taken);
                    differs.add(here);
                }
                Literal still = cp.newBoolVar("");
                cp.addImplication(still, same);
                cp.addImplication(still, known.get(column) ? taken : taken.not());
                same = still;
            }
            cp.addBoolOr(differs.toArray(new Literal[0]));
        }

        Outcome solve(Effort effort) {
            CpSolver solver = new CpSolver();
            SatParameters.Builder parameters = solver.getParameters();
            parameters.setNumWorkers(1);
            parameters.setLinearizationLevel(2);
            // Cuts take longer than what they save, most of all of minutes alone.
            parameters.setCutLevel(0);
            // So does trying out each column before, and cleaning up on the way.
            parameters.setCpModelProbingLevel(0);
            parameters.setInprocessingDtimeRatio(0);
            parameters.setRandomSeed(1);
            // Below a good choice, little but the bound is left to learn, and that branches best where the relaxation
            // has it.
            parameters.setSearchBranching(SatParameters.SearchBranching.LP_SEARCH);
            parameters.setMaxDeterministicTime(effort.left() / UNITS_PER_SECOND);
            long nanos = effort.nanosToDeadline();
            if (nanos != Long.MAX_VALUE) {
                parameters.setMaxTimeInSeconds(Math.max(0, nanos / UNITS_PER_SECOND));
            }
            CpSolverStatus status = whileSomebodyWaits(solver, effort);
            double units = solver.response().getDeterministicTime() * UNITS_PER_SECOND;
            effort.spend((long) units);
            if (status == CpSolverStatus.INFEASIBLE) {
                return Outcome.none();
            }
            boolean proven = status == CpSolverStatus.OPTIMAL;
            if (!proven) {
                // It ends a little before the work that it was given, or the time.
                if (effort.nanosToDeadline() <= nanos / SLACK || effort.cancelled()) {
                    effort.cutByClockElsewhere();
                }
                effort.spend(effort.left());
            }
            BitSet chosen = null;
            if (proven || status == CpSolverStatus.FEASIBLE) {
                chosen = new BitSet();
                for (int column = 0; column < columns.length; column++) {
                    chosen.set(column, solver.booleanValue(columns[column]));
                }
            }
            // Stopped before it had any bound, it names one of its own; no choice costs less than nothing.
            return new Outcome(chosen, (long) Math.max(0, Math.ceil(solver.bestObjectiveBound() - 1e-6)), proven);
        }

        /** The solver asks nobody while it works. */
        private CpSolverStatus whileSomebodyWaits(CpSolver solver, Effort effort) {
            ScheduledFuture<?> watch = WATCH.scheduleWithFixedDelay(
                    () -> {
                        if (effort.cancelled()) {
                            solver.stopSearch();
                        }
                    },
                    LOOK,
                    LOOK,
                    TimeUnit.MILLISECONDS);
            try {
                return solver.solve(cp);
            } finally {
                watch.cancel(false);
            }
        }
    }
}
