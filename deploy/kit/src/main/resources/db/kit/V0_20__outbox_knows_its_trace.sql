-- The W3C trace context of what caused the event; null where nothing is followed.
alter table outbox add column trace text;
