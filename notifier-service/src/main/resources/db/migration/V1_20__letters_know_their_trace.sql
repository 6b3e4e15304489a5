-- The W3C trace context of what led to the letter; null where nothing is followed.
alter table letter add column trace text;
