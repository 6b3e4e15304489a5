-- Reports of delivery name a letter by its Message-ID.
create index letter_message on letter (message_id);
