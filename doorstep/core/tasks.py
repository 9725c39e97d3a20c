"""Upkeep of the job queue itself."""

from __future__ import annotations

import structlog
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.jobs import Status

EVERY_MINUTE = "* * * * *"
HOURLY = "17 * * * *"

#: A job that takes its worker down with it is not started for ever.
MAX_STARTS = 8

log = structlog.get_logger("doorstep.queue")


@app.periodic(cron=EVERY_MINUTE)
@app.task(name="core.resume_jobs", queueing_lock="core.resume_jobs", pass_context=True)
async def resume_jobs(context: JobContext, timestamp: int) -> int:
    """Start again what a worker left behind when it was killed. Returns how many jobs.

    Without it a message would wait for ever. `timestamp`: when it was scheduled, for the queue's own use.
    """
    manager = context.app.job_manager
    resumed = 0
    for job in await manager.get_stalled_jobs():
        if job.queueing_lock is not None:
            # A periodic one: the next is queued already, or will be; two would break its queueing lock.
            await manager.finish_job(job, Status.FAILED, delete_job=True)
        elif job.attempts >= MAX_STARTS:
            log.error("job given up", job=job.id, task=job.task_name, starts=job.attempts)
            await manager.finish_job(job, Status.FAILED, delete_job=False)
        else:
            await manager.retry_job(job)
            resumed += 1
    return resumed


@app.periodic(cron=HOURLY)
@app.task(name="core.drop_old_jobs", queueing_lock="core.drop_old_jobs", pass_context=True)
async def drop_old_jobs(context: JobContext, timestamp: int) -> None:
    """Finished jobs are kept for a day (the deadline clock alone leaves 43,200); failed ones stay."""
    await context.app.job_manager.delete_old_jobs(nb_hours=24)
