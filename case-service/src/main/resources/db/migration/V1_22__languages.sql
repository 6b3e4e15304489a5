-- In which language a patient wants letters.
alter table patient add language text;
